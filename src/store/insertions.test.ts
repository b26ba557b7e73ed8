import { expect, it } from 'vitest'
import { toInsertions } from './insertions.ts'
import { sql } from './sql.ts'

const insert = (count: number) => {
  const rows = Array.from({ length: count }, (_, n) => sql`(${n}, ${`row ${n}`})`)
  return [
    ...toInsertions(rows, (some) => sql`INSERT INTO notes (id, text) VALUES ${some} ON CONFLICT DO NOTHING`),
  ]
}

it('puts all rows into few statements, whose numbers of rows are powers of two', () => {
  expect(insert(0)).toEqual([])
  const [first, ...rest] = insert(3)
  expect(first?.strings.join('?')).toBe(
    'INSERT INTO notes (id, text) VALUES (?, ?), (?, ?) ON CONFLICT DO NOTHING',
  )
  expect(rest.map(({ values }) => values)).toEqual([[2, 'row 2']])
  const many = insert(200)
  expect(many.map(({ values }) => values.length / 2)).toEqual([64, 64, 64, 8])
  expect(many.flatMap(({ values }) => values.filter((each) => typeof each === 'number'))).toEqual(
    Array.from({ length: 200 }, (_, n) => n),
  )
})
