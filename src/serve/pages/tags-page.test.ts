import { describe, expect, it } from 'vitest'
import { createTestApp } from '../../testing/app.ts'
import { toTestConcept, toTestDetail, toTestTag } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'
import { HTML } from '../../testing/get-page.ts'

const CONCEPTS = 400
const PAGE_BYTES_MAX = 60_000
const HALF_YEAR_MS = 182 * 86_400_000

describe('the list of tags', () => {
  it('draws every tag of the vocabulary that has posts, and is light all the same', async () => {
    const tags = Array.from({ length: CONCEPTS }, (_, index) => toTestConcept(`concept-${index}`))
    const own = toTestTag('own', { origin: 'author' })
    const entries = Array.from({ length: 2 * CONCEPTS }, (_, index) =>
      toTestDetail(index + 1, {
        publishedAt: TEST_NOW - ((index * 7919) % 1000) * (HALF_YEAR_MS / 1000),
        tags: [0, 1, 3].map((step) => toTestTag(`concept-${(index + step) % (CONCEPTS - 1)}`)).concat(own),
      }),
    )
    const { app } = await createTestApp({ entries }, { tags })
    const { body } = await app.inject({ url: '/tags', headers: HTML })
    expect(body.match(/class="spark"/g)).toHaveLength(CONCEPTS - 1)
    expect(body).toContain('<a href="/tags/own"><span>OWN</span> <span class="count">')
    const sent = await app.inject({ url: '/tags', headers: { ...HTML, 'accept-encoding': 'br' } })
    expect(sent.headers['content-encoding']).toBe('br')
    expect(sent.rawPayload.length).toBeLessThan(PAGE_BYTES_MAX)
  })
})
