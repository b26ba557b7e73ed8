import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../article.ts'
import { measureCpuMs } from '../testing/cpu-time.ts'
import { readSamplePost, type SamplePost } from '../testing/sample-post.ts'
import { measureSnippet, summariseSnippets } from '../testing/snippet-metrics.ts'
import { toSnippet } from './snippet.ts'

const FOLDER = new URL('./fixtures/snippets/', import.meta.url)
const SEPARATOR = '\n=>\n'
const fixtures = readdirSync(FOLDER).map((name) => {
  const [source = '', expected = ''] = readFileSync(new URL(name, FOLDER), 'utf8').split(SEPARATOR)
  return { name, source, expected: expected.trim(), post: readSamplePost(source) }
})
const WITHOUT_TEXT = new Set(['only-short-items.txt'])

/** What stands around the text of posts, before it. */
const FRAMES: [name: string, source: string][] = [
  ['a heading and a byline', '## 前言\n\n作者：王五 | 编辑：赵六\n\n2026-03-02 10:20\n\n阅读时间：12 分钟'],
  ['notes on updates', '[Updated on 2024-01-02: fixed a sign.]\n\n更新：2024 年 3 月，补充了第二节的证明。'],
  [
    'a table of contents',
    '## Contents\n\n~ Why\n\n~ What\n\n~ How it works in practice, with all of its details',
  ],
  ['notices', '本文首发于某网站，未经许可不得转载，转载请注明出处。\n\nPosted on March 3, 2026 by Ada'],
  [
    'an image and a listing',
    '! Figure 1: the thing itself\n\n```print("hello, world")```\n\n## Introduction',
  ],
]

const paragraph = (...runs: Block['runs']): Block => ({ kind: 'paragraph', runs, linkLength: 0 })
const toPost = (blocks: Block[], more: Partial<SamplePost> = {}): SamplePost => ({
  ...readSamplePost('title: A post'),
  content: { html: '', text: '', blocks, formulas: [], image: null, links: [] },
  ...more,
})

describe('toSnippet', () => {
  it.each(fixtures)('reads $name', ({ name, source, expected, post }) => {
    const { text } = toSnippet(post)
    if (process.env.UPDATE) writeFileSync(new URL(name, FOLDER), `${source.trimEnd()}\n${SEPARATOR}${text}\n`)
    else expect(text).toBe(expected)
  })

  it.each(fixtures)('breaks no rule with $name', ({ post }) => {
    const metrics = measureSnippet(post, toSnippet(post).text)
    expect(metrics.faults).toEqual([])
    expect(metrics.isFullLength).toBe(true)
  })

  it('holds its rates over all of them', () => {
    const rates = summariseSnippets(fixtures.map(({ post }) => measureSnippet(post, toSnippet(post).text)))
    expect(rates.faultless).toBe(1)
    expect(rates.endsAsSentence).toBeGreaterThan(0.9)
    expect(rates.fullLength).toBeGreaterThanOrEqual(0.98)
    expect(rates.texShareHeld).toBe(1)
  })

  it.each(FRAMES)('does not see %s before the text', (_, frame) => {
    for (const { source, post, name } of fixtures) {
      if (WITHOUT_TEXT.has(name)) continue
      const fields = source.split('\n').filter((line) => /^(?:title|authors|excerpt): /.test(line))
      const framed = readSamplePost(`${fields.join('\n')}\n\n${frame}\n\n${source}`)
      expect(toSnippet(framed).text, name).toBe(toSnippet(post).text)
    }
  })
})

describe('toSnippet: html', () => {
  it('escapes text and sets formulas, or shows their source', () => {
    const good = { tex: 'a<b', display: false, mathml: '<math><mi>a</mi></math>' }
    const bad = { tex: '\\oops{<x>}', display: true, mathml: null }
    const { text, html } = toSnippet(
      toPost([paragraph('If "R&D" say ', good, ' & <b>not</b> ', bad, ' it’s so.')]),
    )
    expect(text).toBe('If "R&D" say \\(a<b\\) & <b>not</b> \\[\\oops{<x>}\\] it’s so.')
    expect(html).toBe(
      'If &quot;R&amp;D&quot; say <math><mi>a</mi></math> &amp; &lt;b&gt;not&lt;/b&gt; <code>\\oops{&lt;x&gt;}</code> it’s so.',
    )
  })
})

describe('toSnippet: odd posts', () => {
  it.each([
    ['no blocks', toPost([]), ''],
    ['headings only', toPost([{ kind: 'heading', runs: ['One'], linkLength: 0 }]), ''],
    [
      'an excerpt alone',
      toPost([], { excerpt: 'Cut short, but all that there is…' }),
      'Cut short, but all that there is…',
    ],
    [
      'a caption alone',
      toPost([{ kind: 'caption', runs: ['The view from here.'], linkLength: 0 }]),
      'The view from here.',
    ],
    [
      'odd white space',
      toPost([paragraph('One\u00a0thing\n and\t\u200banother \u3000thing.')]),
      'One thing and another thing.',
    ],
    ['a pasted object', toPost([paragraph('Before \ufffc after, and so on.')]), 'Before after, and so on.'],
  ])('reads %s', (_, post, text) => {
    expect(toSnippet(post).text).toBe(text)
  })

  it('holds the limits whatever comes in', () => {
    const formula = fc.record({
      tex: fc.string({ maxLength: 200 }),
      display: fc.boolean(),
      mathml: fc.constant(null),
    })
    const words = fc.constantFrom(
      '梯度下降，',
      '为什么？',
      'It works. ',
      'e.g. this ',
      '👨‍👩‍👧',
      'e\u0301',
      '$',
      '{',
      '。',
      'word ',
      '《',
      '1.',
    )
    const text = fc.array(words, { maxLength: 60 }).map((list) => list.join(''))
    const kind = fc.constantFrom<Block['kind']>(
      'paragraph',
      'item',
      'quote',
      'heading',
      'math',
      'code',
      'caption',
    )
    const block = fc.record({
      kind,
      runs: fc.array(fc.oneof(text, formula), { maxLength: 6 }),
      linkLength: fc.constant(0),
    })
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), fc.option(text), (blocks, excerpt) => {
        const snippet = toSnippet(toPost(blocks, { excerpt })).text
        expect([...segmenter.segment(snippet)].length).toBeLessThanOrEqual(350)
        expect(snippet.isWellFormed()).toBe(true)
        expect(snippet).not.toContain('\ufffc')
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['one endless paragraph', [paragraph('a'.repeat(2_000_000))]],
    ['points without an end', [paragraph('.'.repeat(500_000))]],
    ['a hundred thousand paragraphs', Array.from({ length: 100_000 }, () => paragraph('x'))],
    [
      'formulas only',
      Array.from({ length: 20_000 }, () => paragraph({ tex: 'x'.repeat(500), display: true, mathml: null })),
    ],
    ['combining marks', [paragraph(`a${'\u0301'.repeat(200_000)}`)]],
  ])('is quick with %s', (_, blocks) => {
    expect(measureCpuMs(() => toSnippet(toPost(blocks)))).toBeLessThan(3_000)
  })
})
