import { describe, expect, it } from 'vitest'
import { extractArticle } from '../extract-article.ts'

const read = (body: string, head = '') =>
  extractArticle({
    html: `<html><head>${head}</head><body>${body}<h1>T</h1><p>text</p></body></html>`,
    url: 'https://a.example/p',
  })
const SITE =
  '<meta name="author" content="Site Owner"><meta property="article:published_time" content="2020-01-01">'

describe('the front matter of Distill', () => {
  it.each([
    [
      'Distill and al-folio',
      '<d-front-matter><script async type="text/json">{"published":"May 1, 2021","authors":[{"author":"Ada Kim","authorURL":"https://ada.example"},{"author":"Bo Li"}],}</script></d-front-matter>',
    ],
    [
      'R',
      '<script id="distill-front-matter" type="text/json">{"publishedDate":"2021-05-01","authors":[{"firstName":"Ada","lastName":"Kim"},"Bo Li"]}</script>',
    ],
  ])('of %s tells authors and date, before what the site says', (_, body) => {
    const { authors, published } = read(body, SITE)
    expect(authors).toEqual(['Ada Kim', 'Bo Li'])
    expect(published).toEqual({ at: Date.parse('2021-05-01'), precision: 'day' })
  })

  it.each(['', '{"authors": ', '[]', '{"authors":[null,{},7],"published":""}'])('may be %j', (json) => {
    const { authors, published } = read(`<d-front-matter><script>${json}</script></d-front-matter>`, SITE)
    expect(authors.length).toBe(1)
    expect(published?.at).toBe(Date.parse('2020-01-01'))
  })
})
