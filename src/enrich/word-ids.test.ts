import { expect, it } from 'vitest'
import { scanTokens, toMark } from './scan-tokens.ts'
import { addWordId, createWordIds, readWordId } from './word-ids.ts'

it('gives the spellings of a word one id, time and again, and none to a word of no phrase', () => {
  const ids = createWordIds('key')
  const policy = addWordId(ids, 'policy', toMark('policy'))
  const read = (text: string) => readWordId(ids, scanTokens(text), 0)
  for (const _ of [1, 2]) {
    expect(['policy', 'Policies', 'POLICY'].map(read)).toEqual([policy, policy, policy])
    expect(read('police')).not.toBe(policy)
  }
})

it('remembers no long word, which would keep its text in memory', () => {
  const ids = createWordIds('form')
  const id = addWordId(ids, 'generalisation', toMark('generalisation'))
  expect(readWordId(ids, scanTokens('generalisation of the bound'), 0)).toBe(id)
  expect(ids.known.size).toBe(0)
  readWordId(ids, scanTokens('bound'), 0)
  expect(ids.known.size).toBe(1)
})
