import { describe, expect, it } from 'vitest'
import { createFakeFetcher, toTestDocument } from '../testing/documents.ts'
import { toTestSource } from '../testing/entries.ts'
import { createReader } from './read.ts'
import { readWhole } from './read-whole.ts'

const ROOT = 'https://a.example/index.xml'
const at = (name: string) => `https://a.example/${name}.xml`
const toRows = (row: string, urls: string[]) =>
  urls.map((url) => `<${row}><loc>${url}</loc></${row}>`).join('')
const index = (...names: string[]) => `<sitemapindex>${toRows('sitemap', names.map(at))}</sitemapindex>`
const posts = (...names: string[]) =>
  `<urlset>${toRows(
    'url',
    names.map((name) => `https://a.example/blog/${name}`),
  )}</urlset>`

/** Reads an index on a web of these documents by name; what was asked for, and what came of it. */
async function walk(root: string, web: Record<string, string> = {}) {
  const documents = Object.entries(web).map(([name, text]) => {
    const document = toTestDocument(text, { url: at(name) })
    return [at(name), { outcome: 'fresh', document }] as const
  })
  const fetcher = createFakeFetcher(Object.fromEntries(documents))
  const document = toTestDocument(root, { url: ROOT })
  const source = toTestSource({ url: ROOT })
  const result = await readWhole(
    { fetcher, reader: createReader([]) },
    { document, source, known: new Map() },
  )
  const asked = fetcher.requests.map(({ url }) => url)
  if ('failure' in result) return { asked, failure: result.failure, posts: [], warnings: [] }
  const { items, feed } = result.reading
  return {
    asked,
    failure: null,
    posts: items.map(({ post }) => post.url.split('/').at(-1)),
    warnings: feed.warnings,
  }
}

describe('an index of sitemaps', () => {
  it('is followed through indexes within it, each in the place where it is named', async () => {
    const { posts: found, warnings } = await walk(index('inner', 'b'), {
      inner: index('deeper', 'a2'),
      deeper: index('a1'),
      a1: posts('one'),
      a2: posts('two'),
      b: posts('three'),
    })
    expect(found).toEqual(['one', 'two', 'three'])
    expect(warnings).toEqual([])
  })

  it('is not followed in a circle', async () => {
    const { posts: found, asked } = await walk(index('index', 'inner', 'inner'), {
      inner: index('index', 'inner', 'a'),
      a: posts('one'),
    })
    expect(found).toEqual(['one'])
    expect(asked).toEqual([at('inner'), at('a')])
  })

  it('that names itself only has no list', async () => {
    const { failure, asked } = await walk(index('index'))
    expect(failure?.code).toBe('no-list')
    expect(asked).toEqual([])
  })

  it('is followed through three others and no further, which a remark tells', async () => {
    const {
      posts: found,
      warnings,
      asked,
    } = await walk(index('one', 'a'), {
      one: index('two'),
      two: index('three'),
      three: index('four'),
      four: posts('deep'),
      a: posts('flat'),
    })
    expect(found).toEqual(['flat'])
    expect(warnings).toEqual([expect.stringContaining('within 3 others is not followed further')])
    expect(asked).not.toContain(at('four'))
  })

  it('is read five sitemaps far', async () => {
    const names = Array.from({ length: 8 }, (_, n) => `s${n}`)
    const web = Object.fromEntries(names.map((name) => [name, posts(name)]))
    const { posts: found, warnings } = await walk(index('inner'), { ...web, inner: index(...names) })
    expect(found).toEqual(['s0', 's1', 's2', 's3', 's4'])
    expect(warnings).toEqual(['The index names 8 sitemaps; 5 of them are read.'])
  })

  it('costs ten requests at most, however it is nested', async () => {
    const names = Array.from({ length: 40 }, (_, n) => `i${n}`)
    const web = Object.fromEntries(names.map((name) => [name, index(`${name}x`)]))
    const maze = Object.fromEntries(names.map((name) => [`${name}x`, index(name)]))
    const { asked, failure } = await walk(index(...names), { ...web, ...maze })
    expect(asked).toHaveLength(10)
    expect(failure?.code).toBe('no-list')
  })
})
