import { describe, expect, it } from 'vitest'
import { toTestSource } from '../../testing/entries.ts'
import { toOpml, writeOpml } from './to-opml.ts'

describe('writeOpml', () => {
  it.each([0, 1, 50, 120])('writes %i sources as if at once', async (count) => {
    const sources = Array.from({ length: count }, (_, n) =>
      toTestSource({ id: `source-${n}`, title: `</body> & <body> ${n}` }),
    )
    expect(await writeOpml(sources)).toBe(toOpml(sources))
  })
})
