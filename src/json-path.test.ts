import { describe, expect, it } from 'vitest'
import { findJsonValues, parseJsonExpression } from './json-path.ts'

const ROOT = {
  data: {
    posts: [
      { slug: 'a', tags: [{ name: 'x' }, { name: 'y' }] },
      { slug: 'b', tags: [] },
    ],
  },
  byId: { 7: { slug: 'c' } },
  'a.b': 1,
  'post list': 2,
}

function find(text: string, root: unknown = ROOT) {
  const expression = parseJsonExpression(text)
  return expression?.kind === 'path' ? findJsonValues(root, expression.path) : null
}

describe('paths into JSON', () => {
  it.each([
    ['$', [ROOT]],
    ['data.posts[1].slug', ['b']],
    ['$.data.posts[0].slug', ['a']],
    ['data.posts[].slug', ['a', 'b']],
    ['data.posts[*].tags[].name', ['x', 'y']],
    ['data.posts.*.slug', ['a', 'b']],
    ['byId.*.slug', ['c']],
    ['byId.7.slug', ['c']],
    ['["a.b"]', [1]],
    ['$["a.b"]', [1]],
    ['post list', [2]],
    ['data.posts[9].slug', []],
    ['data.posts.slug', []],
    ['data.posts.length', []],
    ['slug.length', []],
  ])('%s', (path, expected) => {
    expect(find(path)).toEqual(expected)
  })

  it.each(['__proto__', 'constructor', 'data.__proto__.polluted', 'toString', 'constructor.prototype'])(
    'sees own members only: %s',
    (path) => {
      expect(find(path)).toEqual([])
      const own = JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":{}},"toString":1}')
      find(path, own)
      expect(({} as Record<string, unknown>).x).toBeUndefined()
    },
  )

  it.each(['', ' ', '.', 'a..b', 'a.', '[', 'a[b]', 'a[-1]', 'a]b', `a${'.b'.repeat(30)}`])(
    'refuses %j',
    (text) => {
      expect(parseJsonExpression(text)).toBeNull()
    },
  )
})

describe('templates', () => {
  it('hold paths in braces', () => {
    expect(parseJsonExpression('https://a.example/{year}/{meta.slug}#x')).toEqual({
      kind: 'template',
      texts: ['https://a.example/', '/', '#x'],
      paths: [['year'], ['meta', 'slug']],
    })
  })

  it.each(['{', '}', '{}', 'a{b', 'a}b', '{a{b}}', '{a..b}'])('refuses %j', (text) => {
    expect(parseJsonExpression(text)).toBeNull()
  })
})
