import { expect, it } from 'vitest'
import { createInTurn } from './in-turn.ts'

it('begins with nothing until what came before is answered, failures included', async () => {
  const done: string[] = []
  const inTurn = createInTurn()
  const read = inTurn(async (name: string) => {
    done.push(`${name} begins`)
    if (name === 'a') throw new Error('broken')
    return name
  })
  const look = inTurn(async (name: string) => done.push(`${name} begins`))
  const answer = async (name: string, result: Promise<unknown>) => {
    await result.catch(() => {})
    // What sends answers waits for promises of its own.
    for (let step = 0; step < 20; step++) await null
    done.push(`${name} answered`)
  }
  await Promise.all([answer('a', read('a')), answer('b', look('b')), answer('c', read('c'))])
  expect(done).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} answered`]))
})
