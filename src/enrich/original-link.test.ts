import { describe, expect, it } from 'vitest'
import { findOriginalLink } from './original-link.ts'

const HERE = 'https://echo.example/posts/9'
const THERE = 'https://ada.example/momentum'
const LINK = `<a href="${THERE}" rel="noopener">Why momentum works</a>`
const filler = '<p>Steps go down the valley.</p>'.repeat(400)
const find = (html: string) => findOriginalLink({ html, url: HERE })

describe('findOriginalLink', () => {
  it.each([
    [`<p>原文链接：${LINK}</p>`],
    [`<p>本文首发于 ${LINK}。</p>`],
    [`<blockquote><p>翻译自 <em>Ada</em> 的 ${LINK}</p></blockquote>`],
    [`<p>转载自：${THERE}，已获授权。</p>`],
    [`<p><a href="${THERE}">原文链接</a></p>`],
    [`<p>作者：Ada<br />链接：${THERE}<br />来源：知乎<br />著作权归作者所有。</p>`],
    [`<p>作者：Ada</p><p>链接：${LINK}</p><p>来源：知乎</p>`],
    [`<p>${LINK.replace('Why momentum works', '阅读原文')}</p>`],
    [`<p>Originally published at ${LINK} on 2 April.</p>`],
    [`<p>This is a translation of ${LINK}.</p>`],
    [`<p>Cross-posted from <a class="x" href="${THERE}">my blog</a></p>`],
    [`<p>The post ${LINK} appeared first on <a href="https://ada.example/">Ada</a>.</p>`],
  ])('reads %s', (notice) => {
    expect(find(`${notice}${filler}`)).toBe(THERE)
    expect(find(`${filler}${notice}`)).toBe(THERE)
  })

  it.each(
    [
      '原文地址：',
      '查看原文',
      '原载于',
      '首發於',
      '搬运自',
      '原文发表于',
      '原文請見',
      '最初发布于',
      '选自',
      '转载：',
      'Original:',
      'The original English version is',
      'This is a linkpost for',
      'Repost from',
      '译自',
      '文章出处',
      'First posted on',
      'It appeared originally in',
      'Reprinted with permission from',
      'Adapted from',
      'A translation of',
      'Original version:',
      'Read the full story',
      'Continue reading',
    ].flatMap((words) => [words, words.toUpperCase()]),
  )('knows the notice %s', (words) => {
    expect(find(`<p>${words} ${LINK}</p>`)).toBe(THERE)
  })

  it.each([
    ['a link without a notice', `<p>See ${LINK}.</p>`],
    ['a notice whose block ends', `<p>Originally published in 2020.</p><p>See ${LINK}.</p>`],
    ['a notice in the middle', `${filler}<p>原文链接：${LINK}</p>${filler}`],
    ['the front page of a site', '<p>本文首发于 <a href="https://ada.example/">Ada</a></p>'],
    ['itself', `<p>原文链接：<a href="${HERE}?utm_source=feed">here</a></p>`],
    [
      'a list of links',
      `<p>One. 原文链接：${LINK}</p><p>Two. 原文链接：<a href="https://b.example/2">2</a></p>`,
    ],
    ['a paper', `<p>论文原文：<a href="https://arxiv.org/abs/1706.03762">Attention Is All You Need</a></p>`],
    ['the original of a paper', `<p>论文原文链接：${LINK}</p>`],
    ['a paper as an original', '<p>原文链接：https://openreview.net/forum?id=rJXMpikCZ</p>'],
    ['a link to a PDF', '<p>Read the full article <a href="https://ada.example/a.pdf">here</a>.</p>'],
    ['what it replies to', `<p>This article originally appeared as a reply to ${LINK}.</p>`],
    ['what it comments on', `<p>First posted as a comment on ${LINK}.</p>`],
    ['words that begin like a notice', `<p>我们转自监督学习，翻译自动化见 ${LINK}。</p>`],
    ['a script', '<p>原文链接：<a href="javascript:alert(1)">x</a></p>'],
    ['nothing', ''],
  ])('names none for %s', (_, html) => {
    expect(find(html)).toBeNull()
  })

  it('knows a translation of a paper', () => {
    const paper = 'https://arxiv.org/abs/1706.03762'
    expect(find(`<p>翻译自 <a href="${paper}">Attention Is All You Need</a></p>`)).toBe(paper)
  })

  it('resolves an address and reads its entities', () => {
    expect(find('<p>原文链接：<a href="/p?a=1&amp;b=2">x</a></p>')).toBe('https://echo.example/p?a=1&b=2')
  })

  it('reads a hostile text once', () => {
    expect(find('原文链接<a '.repeat(200_000))).toBeNull()
    expect(find(`The post <a href="x">${'<a href="'.repeat(100_000)}`)).toBeNull()
  })
})
