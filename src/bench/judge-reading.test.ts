import { describe, expect, it } from 'vitest'
import { judgeReading, scoreWords } from './judge-reading.ts'
import type { KnownPage } from './known-pages.ts'

const page: KnownPage = {
  kind: 'article',
  url: 'https://a.example/',
  html: '',
  text: 'When x > 0 holds.',
  formulas: ['x > 0', 'y_1'],
  title: 'It’s  so',
  author: 'A. Author',
  published: '2024-05-06',
}

describe('scoreWords', () => {
  it.each([
    ['the same words', 'One two.', 'one, two', 1],
    ['half too much', 'one two three four', 'one two', 2 / 3],
    ['a word too often', 'one one', 'one', 2 / 3],
    ['Han characters one by one', '注意力 head', '注意 head', 6 / 7],
    ['nothing at all', '', 'one', 0],
  ])('judges %s', (_, text, truth, score) => {
    expect(scoreWords(text, truth)).toBeCloseTo(score)
  })
})

describe('judgeReading', () => {
  it('reads formulas in text and attributes, and each block as words of its own', () => {
    const html = '<h2>When</h2><p><math data-latex="x&gt;0"><mi>x</mi></math></p><p>holds.</p>'
    const reading = { html, title: "It's so", author: null, published: '2024-05-06T10:00:00Z' }
    expect(judgeReading(page, reading)).toEqual({ content: 1, formulas: 0.5, title: 1, author: 0, date: 1 })
  })

  it('does not judge what is not known', () => {
    const unknown = { ...page, formulas: [], title: null, author: null, published: null }
    const reading = { html: '', title: null, author: null, published: null }
    expect(judgeReading(unknown, reading)).toEqual({
      content: 0,
      formulas: null,
      title: null,
      author: null,
      date: null,
    })
  })
})
