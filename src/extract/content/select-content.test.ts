import { describe, expect, it } from 'vitest'
import type { ArticleRule } from '../../source.ts'
import { extractArticle } from '../extract-article.ts'

const RULE: ArticleRule = { fetch: 'auto', content: [], remove: [], math: 'auto' }
const P =
  '<p>A paragraph of the post, which is long enough to count, and which goes on for a while to be sure.</p>'
const NAV =
  '<ul><li><a href="/1">First of the other posts of this very site</a></li><li><a href="/2">Second of the other posts of this very site</a></li></ul>'

function read(body: string, rule?: ArticleRule): string {
  const { content } = extractArticle({
    html: `<html><body>${body}</body></html>`,
    url: 'https://a.example/p',
    ...(rule && { rule }),
  })
  return content.text.replaceAll(
    /A paragraph of the post, which is long enough to count, and which goes on for a while to be sure\./g,
    'P',
  )
}

describe('selectContent', () => {
  it.each([
    [
      'leaves out what frames a page',
      `<nav>${NAV}</nav><main>${P}${P}</main><aside>${P}</aside><footer>Imprint, 2024</footer>`,
      'P\n\nP',
    ],
    [
      'keeps the links of related work, and not those to other posts',
      `<main>${P}${P}<h2>Related work</h2><ul><li><a href="/1">A paper on attention</a></li><li><a href="/2">Another paper on attention and its cost</a></li></ul>${P}<h2>Related posts</h2>${NAV}${P}</main>`,
      'P\n\nP\n\nRelated work\n\nA paper on attention\n\nAnother paper on attention and its cost\n\nP\n\nP',
    ],
    [
      'leaves out what its name gives away',
      `<div><div>${P.repeat(5)}</div><div class="c-newsletterBox">${P}</div><div id="comments">${P}</div></div>`,
      Array(5).fill('P').join('\n\n'),
    ],
    [
      'does not trust a name that holds most of the page',
      `<div class="sidebar-layout">${P.repeat(6)}</div><div>${NAV}</div>`,
      Array(6).fill('P').join('\n\n'),
    ],
    [
      'takes words of a class for what they are, not what they contain',
      `<div class="shadow leading heading-2">${P}${P}</div>`,
      'P\n\nP',
    ],
    [
      'keeps sections whose id is a slug of their heading',
      `<main><section id="newsletter"><h2>Newsletter</h2>${P}</section><div id="related-work" class="section"><h2>Related work</h2>${P}${P}</div></main>`,
      'Newsletter\n\nP\n\nRelated work\n\nP\n\nP',
    ],
    [
      'joins a post that is cut into sections',
      `<div><div class="s">${P}${P}</div><div class="s">${P}${P}</div><div class="s">${P}</div></div>`,
      Array(5).fill('P').join('\n\n'),
    ],
    [
      'includes a lead that stands before',
      `<div><div class="intro"><p>This is the lead of the whole post, it says in two lines what is to come below.</p></div><div>${P.repeat(8)}</div></div>`,
      `This is the lead of the whole post, it says in two lines what is to come below.\n\n${Array(8).fill('P').join('\n\n')}`,
    ],
    ['leaves out boxes of links', `<article>${P}<div>${NAV}</div>${P}</article>`, 'P\n\nP'],
    [
      'keeps a list of links that its author wrote',
      `<article>${P}<p>Papers that I read for this:</p>${NAV}${P}</article>`,
      'P\n\nPapers that I read for this:\n\nFirst of the other posts of this very site\n\nSecond of the other posts of this very site\n\nP',
    ],
    [
      'cuts the tail',
      `<article>${P.repeat(4)}<h3>Related Posts</h3><p>Another post that has nothing to do with this one.</p></article>`,
      Array(4).fill('P').join('\n\n'),
    ],
    [
      'does not cut at such a heading in the middle',
      `<article>${P}<h3>Comments</h3>${P.repeat(4)}</article>`,
      `P\n\nComments\n\n${Array(4).fill('P').join('\n\n')}`,
    ],
    [
      'cuts the way to other posts',
      `<article>${P.repeat(4)}<p><a href="/1">← Older: On batches</a> <a href="/2">Newer: On warmup →</a></p></article>`,
      'P\n\nP\n\nP\n\nP',
    ],
    [
      'cuts the tail of a public account, which no heading begins',
      `<div id="js_content">${P.repeat(4)}<p>© THE END</p><p>转载请联系本公众号获得授权</p><p>投稿或寻求报道</p></div>`,
      'P\n\nP\n\nP\n\nP',
    ],
    [
      'cuts the tail of a Chinese post',
      `<article>${P.repeat(4)}<h3>相关文章</h3><p>另一篇文章的题目</p></article>`,
      Array(4).fill('P').join('\n\n'),
    ],
    [
      'leaves out hidden text but not panels of tabs',
      `<main>${P}<div hidden>secret</div><div role="tabpanel" hidden>${P}</div></main>`,
      'P\n\nP',
    ],
    ['reads pages that are one form', `<form action="/x"><input name="q">${P}${P}</form>`, 'P\n\nP'],
    [
      'leaves out forms inside a post',
      `<article>${P}${P}<form><label>Your name</label><input name="q"></form></article>`,
      'P\n\nP',
    ],
    [
      'reads text without any paragraphs',
      `<div><a href="/">Home</a></div><div>${P.replace(/<\/?p>/g, '')}<br><br>${P.replace(/<\/?p>/g, '')}</div>`,
      'P\n\nP',
    ],
    ['gives nothing for a page of nothing', '', ''],
  ])('%s', (_name, body, text) => {
    expect(read(body)).toBe(text)
  })

  it('takes what the rule says, all elements of the first selector that finds any', () => {
    const body = `<div class="x">${P}</div><div class="a">one</div><div class="a">two <i class="no">!</i></div>`
    expect(read(body, { ...RULE, content: ['.missing', '.a'], remove: ['.no'] })).toBe('one\n\ntwo')
  })

  it('falls back to finding the post when no selector of the rule finds any', () => {
    expect(
      read(`<main>${P}<p class="no">no</p></main>`, { ...RULE, content: ['.old-theme'], remove: ['.no'] }),
    ).toBe('P')
  })

  it('leaves out of the start what the metadata say', () => {
    const head = '<h1>Title of It</h1><p>By Ann Lee</p><p>March 3, 2024</p><p>5 min read</p>'
    expect(read(`<article>${head}${P}${P}</article>`)).toBe('P\n\nP')
  })
})
