import { describe, expect, it } from 'vitest'
import { parseWords } from '../word-query.ts'
import { type Matcher, toMatcher } from './match-words.ts'
import { findPassage } from './passage.ts'

const find = (text: string, query: string) => findPassage(text, toMatcher(parseWords(query)) as Matcher)

describe('findPassage', () => {
  it.each([
    [
      'the sentence and what follows',
      'One here. Two has muon in it. Three.',
      'muon',
      '… Two has muon in it. Three.',
    ],
    ['Chinese', '第一句。第二句讲感受野。第三句。', '感受野', '… 第二句讲感受野。第三句。'],
    ['the beginning', 'Muon is new. More.', 'muon', 'Muon is new. More.'],
    ['a text without ends', 'muon', 'muon', 'muon'],
    ['a sentence without formulas', 'A muon \\(x\\). A muon alone.', 'muon', '… A muon alone.'],
    ['nothing', 'No word of it.', 'muon', null],
    ['no formula', 'Only muon with \\(x\\) here.', 'muon', null],
  ])('finds %s', (_, text, query, passage) => {
    expect(find(text, query)).toBe(passage)
  })

  it('is short in a long text', () => {
    const passage = find(`${'word '.repeat(500)}muon ${'word '.repeat(500)}`, 'muon') ?? ''
    expect(passage).toContain('muon')
    expect(passage.length).toBeLessThan(520)
  })
})
