import { describe, expect, it } from 'vitest'
import { findFolders, findListWord } from './list-address.ts'

const HOME = 'https://lab.example'

describe('findListWord', () => {
  it.each([
    ['/blog/author/ann', 'author'],
    ['/blog/tags/', 'tags'],
    ['/en/page/2/', 'page'],
    ['/blog/page-2', 'page'],
    ['/blog/?paged=4', 'page'],
    ['/topics/nlp', 'topics'],
    ['/blog/a-post', null],
    ['/blog/author-attribution', null],
    ['/blog/page-ranking', null],
    ['/category/nlp/a-post', null],
  ])('of %s gives %s', (path, word) => {
    expect(findListWord(HOME + path)).toBe(word)
  })
})

describe('findFolders', () => {
  const find = (...paths: string[]) =>
    [...findFolders(paths.map((path) => HOME + path))].map((url) => url.slice(HOME.length))
  const posts = (folder: string, count: number) =>
    Array.from({ length: count }, (_, n) => `${folder}/post-${n}`)

  it('finds the page of a section, however large the others are and however deep its posts lie', () => {
    expect(find('/blog/', ...posts('/blog/2026', 4), '/news', ...posts('/news', 100))).toEqual([
      '/blog/',
      '/news',
    ])
    expect(find('/en/case-studies', ...posts('/en/case-studies', 5))).toEqual(['/en/case-studies'])
    expect(find('/blog', '/blog/first-post')).toEqual(['/blog'])
  })

  it('finds no folder in a post that has a few pages beneath it', () => {
    expect(find('/a-long-post', ...posts('/a-long-post', 4), ...posts('/blog', 90))).toEqual([])
    expect(find('/guide', '/guide/amp', '/other')).toEqual([])
    expect(find('/blog-a', '/blog-a-b', '/blog')).toEqual([])
  })
})
