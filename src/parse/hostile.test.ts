import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from '../testing/any-text.ts'
import { MULTIPLYING_ENTITIES, parseBare, toRss } from '../testing/hostile-documents.ts'

const FOLDER = join(import.meta.dirname, 'fixtures')

describe('parseDocument on hostile documents', () => {
  it('expands no entity into another, and reads at most 5,000 items', async () => {
    const laughs = await parseBare(
      `<!DOCTYPE r [<!ENTITY l0 "lol">${MULTIPLYING_ENTITIES}]>${toRss('<item><title>&l9; &l0;</title></item>')}`,
    )
    expect(laughs).toMatchObject({ feed: { items: [{ title: '&l9; lol' }] } })
    const many = await parseBare(toRss('<item><title>x</title></item>'.repeat(6_000)))
    expect('feed' in many && many.feed.items.length).toBe(5_000)
    expect('feed' in many && many.feed.warnings).toEqual([
      'The feed has more than 5000 items; the rest was left out.',
    ])
  })

  it('leaves prototypes alone', async () => {
    await parseBare(
      toRss(
        '<__proto__><polluted>1</polluted></__proto__><item><__proto__>x</__proto__><constructor a="b"/></item>',
      ),
    )
    await parseBare('{"version":"1","items":[{"__proto__":{"polluted":1}}]}')
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('answers for any damage to any fixture', async () => {
    const names = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name !== 'lists' && !name.endsWith('.json'),
    )
    const bodies = names.map((name) => readFileSync(join(FOLDER, name)))
    const damage = fc.oneof(
      fc.constantFrom(
        ...[
          '<',
          '>',
          '&',
          '"',
          '<!--',
          '-->',
          '<![CDATA[',
          ']]>',
          '</item>',
          '<item>',
          '\0',
          '&#xD800;',
          '{',
          '<html>',
        ],
      ),
      anyText({ maxLength: 5 }),
    )
    const mutation = fc.record({
      first: fc.nat(bodies.length - 1),
      second: fc.nat(bodies.length - 1),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      to: fc.double({ min: 0, max: 1, noNaN: true }),
      inserted: damage,
    })
    await fc.assert(
      fc.asyncProperty(mutation, async ({ first, second, from, to, inserted }) => {
        const [a = Buffer.of(), b = Buffer.of()] = [bodies[first], bodies[second]]
        const mutant = Buffer.concat([
          a.subarray(0, from * a.length),
          Buffer.from(inserted),
          b.subarray(to * b.length),
        ])
        const result = await parseBare(mutant, from < 0.5 ? 'auto' : null)
        const urls = 'feed' in result ? result.feed.items.map(({ url }) => url) : []
        expect(urls.every((url) => url === null || /^https?:/.test(url))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
