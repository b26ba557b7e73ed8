import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cursor } from '../store/reads.ts'
import { parseCursor, toCursorText } from './cursor.ts'

const cursors: fc.Arbitrary<Cursor> = fc.record({
  direction: fc.constantFrom('next', 'previous'),
  at: fc.maxSafeInteger(),
  key: fc.maxSafeInteger(),
})

describe('cursor', () => {
  it('comes back as it was written, in letters that need no escaping', () => {
    fc.assert(
      fc.property(cursors, fc.constantFrom('published', 'seen'), (cursor, sort) => {
        const text = toCursorText(cursor, sort)
        expect(text).toMatch(/^[\w-]+$/)
        expect(parseCursor(text, sort)).toEqual(cursor)
      }),
    )
  })

  it('belongs to one order', () => {
    expect(parseCursor(toCursorText({ direction: 'next', at: 1, key: 2 }, 'seen'), 'published')).toBeNull()
  })

  it('is refused when any letter of it changes', () => {
    const text = toCursorText({ direction: 'next', at: 1_790_000_000_000, key: 42 }, 'published')
    for (let index = 0; index < text.length; index++) {
      const changed = text.slice(0, index) + (text[index] === 'B' ? 'C' : 'B') + text.slice(index + 1)
      expect(parseCursor(changed, 'published')).toBeNull()
    }
  })

  it('refuses anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseCursor(text, 'published')).toBeNull()
      }),
    )
  })
})
