import { describe, expect, it } from 'vitest'
import { extractArticle } from '../extract-article.ts'

const read = (...names: string[]) => {
  const people = names.map(
    (name) => `<span class="ltx_creator ltx_role_author"><span class="ltx_personname">${name}</span></span>`,
  )
  const html = `<article class="ltx_document"><h1 class="ltx_title_document">T</h1><div class="ltx_authors">${people.join('')}</div><p>text</p></article>`
  return extractArticle({ html, url: 'https://arxiv.org/html/2405.01234' }).authors
}

describe('the authors of a paper by LaTeXML', () => {
  it.each([
    ['an affiliation below', ['Ada Chen<br class="ltx_break">MIT', 'Bo Li<br>CMU'], ['Ada Chen', 'Bo Li']],
    ['a break before the name', ['<br>Ada Chen'], ['Ada Chen']],
    [
      'notes and marks',
      ['Ada Chen<sup class="ltx_sup">1</sup><span class="ltx_note ltx_role_thanks">Equal.</span>'],
      ['Ada Chen'],
    ],
    [
      'several people in one',
      ['Ada Chen<sup>1</sup>, Bo Li<sup>2</sup> &amp;Cy Wu<br>MIT'],
      ['Ada Chen', 'Bo Li', 'Cy Wu'],
    ],
    ['wide spaces between', ['Ada Chen\u2003\u2003Bo Li'], ['Ada Chen', 'Bo Li']],
    [
      'a mail address',
      ['Ada Chen <span class="ltx_text ltx_font_typewriter">ada@mit.example</span>'],
      ['Ada Chen'],
    ],
  ])('are read with %s', (_, names, authors) => {
    expect(read(...names)).toEqual(authors)
  })
})
