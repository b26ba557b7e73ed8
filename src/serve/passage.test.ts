import { describe, expect, it } from 'vitest'
import { FORMULA_MARK } from '../formula.ts'
import { parseWords } from '../search/word-query.ts'
import { measureCpuMs } from '../testing/cpu-time.ts'
import { type Matcher, toMatcher } from './match-words.ts'
import { findPassage } from './passage.ts'

/** A passage with its formulas as they stood in the text. */
function find(text: string, query: string): string | null {
  const passage = findPassage(text, toMatcher(parseWords(query)) as Matcher)
  const formulas = passage?.formulas.values()
  return passage?.text.replaceAll(FORMULA_MARK, () => formulas?.next().value ?? '') ?? null
}

const many = (text: string, count: number) => Array(count).fill(text).join(' ')

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
    ['no word within a formula', 'Only \\(\\muon\\) here.', 'muon', null],
    ['whole formulas', 'One. A muon \\(x! / y.\\) here.', 'muon', '… A muon \\(x! / y.\\) here.'],
    [
      'a sentence whose formula holds marks of ends',
      'Set \\[a\\] now. Let \\(\\mathrm{KL}(q\\!\\parallel\\!p)\\) be a muon.',
      'muon',
      '… Let \\(\\mathrm{KL}(q\\!\\parallel\\!p)\\) be a muon.',
    ],
    [
      'lines of a formula',
      'As \\[a \\\\[2pt] \\text{if \\(b\\)}\\] muon',
      'muon',
      'As \\[a \\\\[2pt] \\text{if \\(b\\)}\\] muon',
    ],
    ['a long formula left out', `One. \\(${'a+'.repeat(200)}b\\) a muon.`, 'muon', '… a muon.'],
    ['what is not closed', 'A \\(x muon \\(y\\).', 'muon', 'A \\(x muon \\(y\\).'],
    ['what follows a heading', 'One. Two\n\nThree muon.\nFour.', 'two', '… Two · Three muon. Four.'],
    ['a formula on a line of its own', 'The muon is\n\\[x\\]\nwhere', 'muon', 'The muon is \\[x\\] where'],
    ['blocks of Chinese', '甲，感受野\n乙讲一。\n丙', '感受野', '甲，感受野 · 乙讲一。 丙'],
    ['code', 'if (a != b) muon', 'muon', 'if (a != b) muon'],
  ])('finds %s', (_, text, query, passage) => {
    expect(find(text, query)).toBe(passage)
  })

  it('is short in a long text', () => {
    const passage = find(`${'word '.repeat(500)}muon ${'word '.repeat(500)}`, 'muon') ?? ''
    expect(passage).toContain('muon')
    expect(passage.length).toBeLessThan(520)
  })

  it('ends between words, with some behind those found', () => {
    const passage = find(`${many('unbelievable', 30)} muon ${many('incomprehensible', 30)}`, 'muon')
    expect(passage).toMatch(/^… unbelievable .* muon (?:incomprehensible ){4}…$/)
  })

  it('ends between characters where there are no words', () => {
    const family = '👨‍👩‍👧'
    const passage = find(`x${family.repeat(60)} muon ${family.repeat(60)}`, 'muon') ?? ''
    expect(passage.replaceAll(family, '')).toBe('…  muon  …')
  })

  it('shows what follows the words also where a long one does', () => {
    const passage = find(`${many('word', 90)} muon ${'a'.repeat(500)}`, 'muon')
    expect(passage).toMatch(/^… word .* muon a{40,} …$/)
  })

  it('goes on behind a sentence that is short', () => {
    expect(find(`One. A muon! ${many('word', 100)}`, 'muon')).toMatch(/^… A muon! word .* word …$/)
  })

  it('reads a text of nothing but beginnings of formulas once', () => {
    const text = `${'\\(\\['.repeat(50_000)} muon`
    expect(measureCpuMs(() => expect(find(text, 'muon')).toContain('muon'))).toBeLessThan(1_000)
  })
})
