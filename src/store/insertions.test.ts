import { expect, it } from 'vitest'
import { createInsertion } from './insertions.ts'
import { sql } from './sql.ts'

const insertNotes = createInsertion(
  2,
  (rows) => sql`INSERT INTO notes (id, text) VALUES ${rows} ON CONFLICT DO NOTHING`,
)
const insert = (count: number) => {
  const rows = Array.from({ length: count }, (_, n) => [n, `row ${n}`])
  return [...insertNotes(rows)]
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

it('makes the text of a statement once, and its values fit to be stored', () => {
  const [one, other] = [insert(64), insert(64)].flat()
  expect(one?.strings).toBe(other?.strings)
  const [bad] = insertNotes([[1, 'cut\0 off\ud800']])
  expect(bad?.values).toEqual([1, 'cut off\ufffd'])
  expect(() => [...insertNotes([[Number.NaN, 'text']])]).toThrow(TypeError)
})
