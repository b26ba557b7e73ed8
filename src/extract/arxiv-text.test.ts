import { describe, expect, it } from 'vitest'
import { splitArxivAuthors, unescapeArxiv } from './arxiv-text.ts'
import { cleanContent } from './clean-content.ts'
import { extractArticle } from './extract-article.ts'

const URL = 'https://arxiv.org/abs/2405.02222'
const ANNOUNCED = 'arXiv:2405.02222v1 Announce Type: replace-cross \nAbstract: '
const toText = (html: string, url = URL) => cleanContent({ html, url }).text

describe('text of arXiv', () => {
  it.each([
    ['the announcement', `${ANNOUNCED}Models err.`, 'Models err.'],
    ['the announcement in a paragraph', `<p>${ANNOUNCED}Models err.</p>`, 'Models err.'],
    ['one without an abstract', 'arXiv:2405.02222v1 Announce Type: new Models err.', 'Models err.'],
    [
      'escaped signs',
      'Errors of Q\\&amp;A fall by 40\\% to \\$5 and \\$6.',
      'Errors of Q&A fall by 40% to $5 and $6.',
    ],
  ])('loses %s', (_, html, text) => {
    expect(toText(html)).toBe(text)
  })

  it('keeps formulas, code, and what others write', () => {
    expect(cleanContent({ html: 'A share of \\(p\\%\\) fell.', url: URL }).formulas[0]?.tex).toBe('p\\%')
    expect(toText('<pre>printf("40\\%")</pre>')).toContain('40\\%')
    expect(toText('Write 40\\% in TeX.', 'https://ada.example/tex')).toBe('Write 40\\% in TeX.')
    expect(toText('arXiv:2405.02222v1 is new.')).toBe('arXiv:2405.02222v1 is new.')
  })

  it('reads its pages so too', () => {
    const { content } = extractArticle({
      html: '<h1>T</h1><p>Errors fall by 40\\% when asked.</p>',
      url: URL,
    })
    expect(content.text).toContain('40% when')
  })

  it('unescapes its titles', () => {
    expect(unescapeArxiv('Cut by 40\\%', URL)).toBe('Cut by 40%')
    expect(unescapeArxiv('Cut by 40\\%', 'https://ada.example/')).toBe('Cut by 40\\%')
  })

  it('parts its authors from each other and from where they work', () => {
    const names = ['Ada Lovelace (1), Bob Ray (1 and 2) ((1) Lab, (2) School)', 'Cy Doe']
    const parted = splitArxivAuthors(names, URL).map((name) => name.trim())
    expect(parted).toEqual(['Ada Lovelace', 'Bob Ray', 'Cy Doe'])
    expect(splitArxivAuthors(['Lovelace, Ada'], 'https://ada.example/')).toEqual(['Lovelace, Ada'])
  })
})
