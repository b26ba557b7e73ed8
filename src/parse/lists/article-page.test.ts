import { describe, expect, it } from 'vitest'
import { isArticlePage } from './article-page.ts'
import { openPage } from './page.ts'

const PROSE = `<p>${'Words that tell something at length. '.repeat(20)}</p>`.repeat(4)
const LIST = ['a', 'b', 'c']
  .map((slug) => `<li><a href="/${slug}">A related post called ${slug}</a></li>`)
  .join('')
const is = (html: string) => isArticlePage(openPage(html, 'https://blog.example/post'))

describe('isArticlePage', () => {
  it.each([
    ['says so to social networks', `<meta property="og:type" content="article"><div>${PROSE}</div>`],
    [
      'says so in JSON-LD',
      `<script type="application/ld+json">{"@graph":[{"@type":"BlogPosting"}]}</script><div>${PROSE}</div>`,
    ],
    ['has one article', `<article><div>${PROSE}</div></article>`],
  ])('knows a post that %s', (_, html) => {
    expect(is(`<html>${html}<ul>${LIST}</ul>`)).toBe(true)
  })

  it.each([
    ['a list that calls itself an article', `<meta property="og:type" content="article"><ul>${LIST}</ul>`],
    ['a blog that shows its posts in full', `<article><div>${PROSE}</div></article>`.repeat(4)],
    ['a list under an introduction', `<main>${PROSE}<ul>${LIST}</ul></main>`],
  ])('leaves %s alone', (_, html) => {
    expect(is(`<html>${html}`)).toBe(false)
  })
})
