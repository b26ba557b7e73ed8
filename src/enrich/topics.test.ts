import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readConcepts } from '../bench/bench-tags.ts'
import { scoreTags } from './score-tags.ts'

const CHARACTERS_MAX = 350
const source = readFileSync(new URL('./fixtures/topics.txt', import.meta.url), 'utf8')
const texts = source.split('\n===\n').map((part) => {
  const [id = '', ...text] = part.trim().split('\n')
  return { id, text: text.join('\n'), language: /\p{Script=Han}/u.test(part) ? 'Chinese' : 'English' }
})

describe('a snippet alone, without its title', () => {
  const concepts = readConcepts()

  it.each(texts)('tells $id in $language', ({ id, text }) => {
    expect(text.length).toBeLessThanOrEqual(CHARACTERS_MAX)
    const blocks = [{ kind: 'paragraph' as const, runs: [text], linkLength: 0 }]
    expect(scoreTags(concepts, { title: '', blocks }).map((tag) => tag.id)).toContain(id)
  })
})
