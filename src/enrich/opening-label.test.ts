import { describe, expect, it } from 'vitest'
import { readSamplePost } from '../testing/sample-post.ts'
import { measureOpeningLabel } from './opening-label.ts'
import { toSnippet } from './snippet.ts'

describe('measureOpeningLabel', () => {
  it.each([
    ['Abstract: ', 'We present it.'],
    ['Abstract—', 'We present it.'],
    ['ABSTRACT. ', 'We present it.'],
    ['Abstract ', 'We present it.'],
    ['TL;DR: ', 'we present it.'],
    ['tl;dr - ', 'we present it.'],
    ['TLDR ', 'This is it.'],
    ['摘要：', '本文提出'],
    ['摘 要 ', '本文提出'],
    ['【摘要】', '本文提出'],
    ['內容提要：', '本文提出'],
    ['太长不看：', '结论在最后'],
    ['A: ', 'Because it is.'],
    ['答：', '因为如此。'],
  ])('finds %j', (label, text) => {
    expect(measureOpeningLabel(label + text)).toBe(label.length)
  })

  it.each([
    'Abstract algebra is fun.',
    'Abstract Syntax Trees are trees.',
    'Summary statistics mislead.',
    'A priori: before all else.',
    'A. Turing asked it.',
    '答疑：每周一次。',
    'The abstract: what it is for.',
    '摘要生成是一项任务。',
    '简介绍的内容。',
    '',
  ])('finds none in %j', (text) => {
    expect(measureOpeningLabel(text)).toBe(0)
  })
})

const LEAD =
  'We show that the mean of the logs is bounded by the log of the mean, whatever the weights may be. It follows that the bound is tight where all are equal, and loose elsewhere.'

describe('a snippet begins behind', () => {
  it.each([
    ['Abstract: '],
    ['**Abstract** '],
    ['**TL;DR:** '],
    ['Translated from the Chinese original by Li Wei.\n\n'],
    ['This post is a translation of one in Chinese.\n\n'],
    ['A guest post by Bo Li.\n\n'],
    ['译者按：这是一篇讲凸性的文章。原作者已授权。\n\n'],
    ['Editor’s note: we asked Bo Li to explain his bound. He did.\n\n'],
    ['本文是《Bounds from convexity》的中文译文。\n\n'],
    [
      'Go to the end to download the full example code. or to run this example in your browser via Binder\n\n',
    ],
  ])('%j', (start) => {
    expect(toSnippet(readSamplePost(`title: Bounds\n\n${start}${LEAD}`)).text).toBe(LEAD)
  })

  it('a label of an excerpt, too', () => {
    const post = readSamplePost(`title: Bounds\nexcerpt: Abstract: ${LEAD}\n\nIntroduction to the bounds.`)
    expect(toSnippet(post).text).toBe(LEAD)
  })
})
