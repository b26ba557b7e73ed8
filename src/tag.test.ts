import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toTagId } from './tag.ts'

describe('toTagId', () => {
  it.each([
    ['C++', 'cplusplus'],
    ['C#', 'csharp'],
    ['R&D / ops', 'r-d-ops'],
    ['机器学习（入门）', '机器学习-入门'],
    ['../../etc?x=1#y', 'etc-x-1-y'],
    ['🙂', ''],
  ])('of %s is %s', (name, id) => {
    expect(toTagId(name)).toBe(id)
  })

  it('is safe in a path whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (name) => {
        expect(toTagId(name)).toMatch(/^(?:[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*)?$/u)
      }),
    )
  })
})
