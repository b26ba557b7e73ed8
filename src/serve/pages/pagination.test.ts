import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderPagination, toPageNumbers } from './pagination.ts'
import { WORDS } from './words.ts'

const show = (page: number, pages: number) =>
  toPageNumbers({ page, pages })
    .map((number) => number ?? '…')
    .join(' ')

describe('toPageNumbers', () => {
  it.each([
    [1, 1, '1'],
    [1, 2, '1 2'],
    [2, 3, '1 2 3'],
    [1, 4, '1 2 3 4'],
    [1, 5, '1 2 3 … 5'],
    [2, 5, '1 2 3 … 5'],
    [3, 5, '1 2 3 4 5'],
    [4, 5, '1 … 3 4 5'],
    [5, 5, '1 … 3 4 5'],
    [50, 100, '1 … 49 50 51 … 100'],
    [100, 100, '1 … 98 99 100'],
    [9, 3, '1 2 3'],
  ])('page %i of %i shows %s', (page, pages, expected) => {
    expect(show(page, pages)).toBe(expected)
  })

  it('always leads to the first, the last and this page, in order and without repeats', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (page, more) => {
        const pages = page + more
        const numbers = toPageNumbers({ page, pages }).filter((number) => number !== null)
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
        expect([numbers[0], numbers.includes(page), numbers.at(-1)]).toEqual([1, true, pages])
        expect(numbers.length).toBeLessThanOrEqual(5)
      }),
    )
  })
})

describe('renderPagination', () => {
  const render = (page: number, pages: number) =>
    String(renderPagination({ page, pages }, (number) => `/?page=${number}&q=a`, WORDS.en))

  it('is nothing for a single page', () => {
    expect(renderPagination({ page: 1, pages: 1 }, () => '/', WORDS.en)).toBeNull()
  })

  it('marks the current page and leads on in words', () => {
    const nav = render(2, 5)
    expect(nav).toContain('<a href="/?page=2&amp;q=a" aria-current="page">2</a>')
    expect(nav).toContain('rel="prev" href="/?page=1&amp;q=a">Previous')
    expect(nav).toContain('rel="next" href="/?page=3&amp;q=a">Next')
  })

  it('has no way beyond either end', () => {
    expect(render(1, 5)).not.toContain('rel="prev"')
    expect(render(5, 5)).not.toContain('rel="next"')
  })
})
