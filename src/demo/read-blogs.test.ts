import { describe, expect, it } from 'vitest'
import { FORMATS } from './formats/formats.ts'
import { WAYS } from './math/ways.ts'
import { PLATFORMS } from './platforms/platforms.ts'
import type { Block } from './prose.ts'
import { readBlogs } from './read-blogs.ts'
import { toPlainText } from './write-inline.ts'

const NOW = Date.parse('2026-11-23T20:30:00Z')
const DAY = 86_400_000
const blogs = readBlogs(NOW)
const posts = blogs.flatMap((blog) =>
  blog.posts.map((post) => ({ ...post, name: `${blog.id}/${post.slug}` })),
)

const paragraphs = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [toPlainText(block.text)] : []))

/** Words of spaced scripts and Han characters, formulas and code aside. */
function countWords(blocks: readonly Block[]): number {
  const text = blocks
    .flatMap((block) => {
      if (block.kind === 'list') return block.items
      if (block.kind === 'table') return block.rows.flat()
      return 'text' in block && block.kind !== 'code' ? [block.text] : []
    })
    .join(' ')
    .replace(/\$[^$]+\$/g, ' ')
  return text.match(/\p{Script=Han}|[\p{Script=Latin}\d'’-]+/gu)?.length ?? 0
}

describe('the sample blogs', () => {
  it('fill five digest pages and more, in Chinese and English', () => {
    expect(posts.length).toBeGreaterThanOrEqual(66)
    expect(blogs.length).toBeGreaterThanOrEqual(10)
    const chinese = blogs.filter((blog) => blog.language.startsWith('zh')).flatMap((blog) => blog.posts)
    expect(chinese.length).toBeGreaterThan(25)
    expect(posts.length - chinese.length).toBeGreaterThan(25)
  })

  it('use every platform, every format and every way of writing formulas', () => {
    expect(new Set(blogs.map((blog) => blog.platform))).toEqual(new Set(Object.keys(PLATFORMS)))
    expect(new Set(blogs.map((blog) => blog.format))).toEqual(new Set(Object.keys(FORMATS)))
    expect(new Set(posts.map((post) => post.way))).toEqual(new Set(Object.keys(WAYS)))
  })

  it('hold every kind of block', () => {
    const kinds = new Set(posts.flatMap((post) => post.blocks.map((block) => block.kind)))
    const all = [
      'paragraph',
      'quote',
      'heading',
      'formula',
      'code',
      'list',
      'table',
      'figure',
      'note',
      'more',
    ]
    expect(kinds).toEqual(new Set(all))
  })

  it.each(posts.map((post) => [post.name, post] as const))('%s is of the length of a post', (_, post) => {
    expect(paragraphs(post.blocks).length).toBeGreaterThanOrEqual(2)
    expect(countWords(post.blocks)).toBeGreaterThanOrEqual(150)
    expect(countWords(post.blocks)).toBeLessThanOrEqual(700)
    expect(post.tags.length).toBeGreaterThan(0)
  })

  it('say nothing twice, but for the one article that is reposted', () => {
    const names = new Map<string, string[]>()
    for (const { name, blocks } of posts) {
      for (const text of paragraphs(blocks)) names.set(text, [...(names.get(text) ?? []), name])
    }
    const shared = [...names.values()].filter((places) => places.length > 1)
    expect(new Set(shared.flat())).toEqual(new Set(['yushan/lora-notes', 'machine-teahouse/lora-reposted']))
    expect(new Set(posts.map((post) => post.name)).size).toBe(posts.length)
  })

  it('are fresh whenever they start, several on one day, with some older', () => {
    const ages = posts.map((post) => (NOW - post.publishedAt) / DAY)
    expect(Math.min(...ages)).toBeGreaterThan(0)
    expect(Math.min(...ages)).toBeLessThan(1)
    expect(ages.filter((age) => age < 35).length).toBeGreaterThanOrEqual(60)
    expect(ages.some((age) => age > 50)).toBe(true)
    expect(ages.filter((age) => age >= 1 && age < 2).length).toBeGreaterThanOrEqual(3)
    const [later] = readBlogs(NOW + 7 * DAY)
    expect(later?.posts[0]?.publishedAt).toBe((blogs[0]?.posts[0]?.publishedAt ?? 0) + 7 * DAY)
  })

  it.each([
    ['reparameterization', /重参数/],
    ['bias', /偏置/],
    ['differentiable metrics', /可微的?指标/],
    ['multi-scale detection', /多尺度检测/],
    ['small objects', /小目标|small objects/i],
    ['anchor-free detection', /Anchor-free/],
    ['YOLO', /YOLO/],
    ['receptive fields', /感受野|pixel see/],
    ['regularization and soft margins', /Soft-Margin.*ξ_n>0/],
    ['kernel logistic regression', /核逻辑回归|kernel logistic regression/i],
    ['expectation-maximization', /\bEM\b/],
    ['overfitting', /过拟合|overfitting/i],
  ])('have a post on %s', (_, title) => {
    expect(posts.some((post) => title.test(post.title))).toBe(true)
  })

  it.each(['x_1w_1 + x_2w_2 > T', '\\xi_n>0', 'n-1 层', 'Expectation-Maximization', 'n>1', '\\$0.40'])(
    'hold %s, which careless tools break',
    (piece) => {
      expect(
        posts.some((post) => JSON.stringify(post.blocks).includes(JSON.stringify(piece).slice(1, -1))),
      ).toBe(true)
    },
  )
})
