import { describe, expect, it } from 'vitest'
import { toAddress, toHostName, toOutgoing, toTagPath } from './address.ts'
import { readPageQuery } from './page-query.ts'

describe('toAddress', () => {
  const query = { tag: ['nlp', 'rl'], q: 'a b', page: '3', hl: 'zh', utm_source: 'x', sort: '' }

  it.each([
    ['keeps filters, and nothing else', {}, '/?tag=nlp&tag=rl&q=a+b'],
    ['sets the page', { page: '2' }, '/?tag=nlp&tag=rl&q=a+b&page=2'],
    ['takes one away', { tag: ['rl'] }, '/?tag=rl&q=a+b'],
    ['takes all away', { tag: null, q: null }, '/'],
  ])('%s', (_name, change, expected) => {
    expect(toAddress('/', query, change)).toBe(expected)
  })
})

describe('readPageQuery', () => {
  it('leaves out what has nothing to do with posts', () => {
    expect(readPageQuery({ page: '2', tag: ['a', 'b'], q: ' ', hl: 'zh', limit: '99', cursor: 'x' })).toEqual(
      {
        tag: ['a', 'b'],
        page: '2',
      },
    )
  })
})

describe('toOutgoing', () => {
  it.each([
    ['https://a.example/x', 'https://a.example/x'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['/relative', null],
    [null, null],
  ])('%j may be followed as %j', (url, expected) => {
    expect(toOutgoing(url)).toBe(expected)
  })
})

describe('toTagPath', () => {
  it('keeps a tag of any words within its path', () => {
    expect(toTagPath('a/b?c 强化')).toBe('/tags/a%2Fb%3Fc%20%E5%BC%BA%E5%8C%96')
  })
})

describe('toHostName', () => {
  it('drops www', () => {
    expect(toHostName('https://www.a.example:8080/x')).toBe('a.example:8080')
  })
})
