import { describe, expect, it } from 'vitest'
import { FILE, mistakesOf } from '../testing/mistakes.ts'
import { parseSources } from './catalogue.ts'

const HEAD = '- id: a\n  title: A\n  url: https://a.example/feed\n'

describe('parseSources', () => {
  it('fills in what a stanza leaves out', () => {
    expect(parseSources({ text: HEAD, file: FILE })).toEqual([
      {
        id: 'a',
        title: 'A',
        url: 'https://a.example/feed',
        site: 'https://a.example/',
        language: null,
        tags: [],
        page: null,
        json: null,
        sitemap: null,
        article: { fetch: 'auto', content: [], remove: [], math: 'auto' },
        expect: { minItems: 0 },
        full: false,
      },
    ])
  })

  it('reads every key of the format', () => {
    const text = `${HEAD}  site: https://a.example/blog/
  language: zh-hans
  tags: [nlp, plain words]
  page:
    item: [article.card, li.post]
    link: a.title
    date: { select: time, attribute: datetime }
    next: a[rel=next]
    maxPages: 3
  article: { fetch: always, content: [main .prose], remove: .share, math: dollar }
  expect: { minItems: 3 }
  full: true
  active: false
`
    expect(parseSources({ text, file: FILE })[0]).toMatchObject({
      site: 'https://a.example/blog/',
      language: 'zh-Hans',
      tags: ['nlp', 'plain words'],
      page: {
        item: ['article.card', 'li.post'],
        date: { select: 'time', attribute: 'datetime' },
        maxPages: 3,
      },
      article: { fetch: 'always', content: ['main .prose'], remove: ['.share'], math: 'dollar' },
      expect: { minItems: 3 },
      full: true,
      active: false,
    })
  })

  it.each([
    ['an empty file', ''],
    ['nothing but comments', '# sources\n'],
    ['an empty list', '[]'],
  ])('finds no source in %s', (_, text) => {
    expect(parseSources({ text, file: FILE })).toEqual([])
  })

  it.each([
    ['broken YAML', `${HEAD}  page: {\n- id: b\n`, '5: YAML: '],
    ['a tab as indentation', '- id: a\n\ttitle: A\n', '2: YAML: '],
    ['a key given twice', `${HEAD}  title: B\n`, '4: YAML: Map keys must be unique'],
    ['an alias without anchor', '- *a\n', '1: YAML: no anchor &a'],
    ['a second document', `${HEAD}---\n${HEAD}`, '4: YAML: '],
    ['an unknown YAML tag', `${HEAD}  full: !!maybe true\n`, '4: YAML: Unresolved tag'],
    ['a mapping instead of a list', 'sources:\n  - id: a\n', '1: expected a list of stanzas'],
    ['a stanza that is text', `${HEAD}- https://b.example/\n`, '4: expected a mapping with id, title'],
    ['a missing key', '- id: a\n  title: A\n', '1: `url` is missing'],
    ['an empty key', `- id: a\n  title:\n  url: https://a.example/\n`, '2: `title` is missing'],
    ['an unknown key', `${HEAD}  lang: en\n`, '4: `lang` is not a known key; allowed here: id, title'],
    [
      'a misspelt key',
      `${HEAD}  langauge: en\n`,
      '4: `langauge` is not a known key; did you mean `language`?',
    ],
    [
      'a misspelt inner key',
      `${HEAD}  page:\n    itm: li\n    item: li\n`,
      '5: `page.itm` is not a known key',
    ],
    ['a bad id', HEAD.replace('a', 'A_b'), '1: `id` expected an id of a-z, 0-9'],
    [
      'a number for a title',
      HEAD.replace('A', '2050'),
      '2: `title` expected a title (a number in quotes), got',
    ],
    ['another scheme', HEAD.replace('https:', 'ftp:'), '3: `url` expected an http:// or https:// address'],
    ['a path for an address', `${HEAD}  site: /blog\n`, '4: `site` expected an http:// or https:// address'],
    [
      'a password in an address',
      `${HEAD}  site: https://me:pw@a.example/\n`,
      '4: `site` expected an address without',
    ],
    [
      'a language by name',
      `${HEAD}  language: english\n`,
      '4: `language` expected a language tag such as en',
    ],
    ['a tag that is no list', `${HEAD}  tags: nlp\n`, '4: `tags` expected a list, got "nlp"'],
    [
      'a tag that is a number',
      `${HEAD}  tags:\n    - nlp\n    - 5\n`,
      '6: `tags[1]` expected a tag, got the number 5',
    ],
    ['a page that is neither', `${HEAD}  page: true\n`, '4: `page` expected `auto` or a mapping with `item`'],
    ['a page without items', `${HEAD}  page: { link: a }\n`, '4: `page.item` is missing'],
    [
      'a number for a selector',
      `${HEAD}  page:\n    item: 5\n`,
      '5: `page.item` expected a CSS selector, got the number 5',
    ],
    ['a broken selector', `${HEAD}  page:\n    item: "li["\n`, '5: `page.item` expected a CSS selector ('],
    ['an XPath', `${HEAD}  page: { item: //li }\n`, '4: `page.item` expected a CSS selector ('],
    [
      'a broken fallback',
      `${HEAD}  page:\n    item:\n      - li\n      - "a >"\n`,
      '7: `page.item[1]` expected a CSS selector (',
    ],
    [
      'an attribute alone',
      `${HEAD}  page: { item: li, link: { attribute: href } }\n`,
      '4: `page.link.select` is missing',
    ],
    [
      'no fallback at all',
      `${HEAD}  page: { item: [] }\n`,
      '4: `page.item` expected a CSS selector, got an empty list',
    ],
    [
      'too many pages',
      `${HEAD}  page: { item: li, maxPages: 1000 }\n`,
      '4: `page.maxPages` expected a whole number',
    ],
    ['json without items', `${HEAD}  json: { link: a }\n`, '4: `json.items` is missing'],
    [
      'a broken path',
      `${HEAD}  json:\n    items: data..posts\n`,
      '5: `json.items` expected a path such as data.posts or authors[].name, got "data..posts"',
    ],
    [
      'a broken template among fallbacks',
      `${HEAD}  json:\n    items: posts\n    link:\n      - url\n      - "https://a.example/{slug"\n`,
      '8: `json.link[1]` expected a path such as data.posts or authors[].name, or a text with paths in braces',
    ],
    [
      'a template for the list',
      `${HEAD}  json: { items: "{a}" }\n`,
      '4: `json.items` expected a path such as data.posts',
    ],
    [
      'a pattern that no path begins with',
      `${HEAD}  sitemap:\n    include: blog\n`,
      '5: `sitemap.include[0]` expected the beginning of a path such as /blog/',
    ],
    [
      'two ways to read one source',
      `${HEAD}  page: auto\n  json: auto\n`,
      '5: `json` stands beside `page`: give one of them',
    ],
    [
      'an unknown word',
      `${HEAD}  article: { fetch: sometimes }\n`,
      '4: `article.fetch` expected auto or always or never',
    ],
    [
      'a bad count',
      `${HEAD}  expect: { minItems: -1 }\n`,
      '4: `expect.minItems` expected a whole number from 0',
    ],
    ['a word for a flag', `${HEAD}  full: "yes"\n`, '4: `full` expected true or false, got "yes"'],
    [
      'an id taken twice',
      `${HEAD}${HEAD.replace('/feed', '/b')}`,
      '4: `id` expected a value that stanza 1 has not taken',
    ],
    [
      'an address taken twice',
      `${HEAD}${HEAD.replace(': a', ': b')}`,
      '6: `url` expected a value that stanza 1',
    ],
  ])('tells the line of %s', (_, text, mistake) => {
    const mistakes = mistakesOf(() => parseSources({ text, file: FILE }))
    expect(mistakes.some((line) => line.startsWith(mistake))).toBe(true)
  })

  it('tells all mistakes at once, in the order of their lines', () => {
    const text = `${HEAD}  full: 1\n- id: a\n  titel: B\n  url: mailto:b\n`
    expect(
      mistakesOf(() => parseSources({ text, file: FILE })).map((line) => line.split(' ', 2).join(' ')),
    ).toEqual(['4: `full`', '5: `title`', '5: `id`', '6: `titel`', '7: `url`'])
  })

  it('names file and count in its message', () => {
    expect(() => parseSources({ text: '- 1\n- 2\n', file: FILE })).toThrow(`${FILE} has 2 mistakes`)
  })
})
