import { describe, expect, it } from 'vitest'
import { toTestDetail } from '../../testing/builders.ts'
import { getPage } from '../../testing/get-page.ts'

const toPlaces = (count: number, title: string) =>
  Array.from({ length: count }, (_, index) => ({
    url: `https://mirror${index}.example/p`,
    title,
    source: `Mirror ${index}`,
    relation: 'repost' as const,
  }))

describe('where else a post stands', () => {
  it.each([
    [5, 5, null],
    [30, 4, 'and 26 more'],
  ])('of %i places a card names %i', async (count, shown, more) => {
    const entry = toTestDetail(1, { alsoAt: toPlaces(count, 'Same') })
    const { body } = await getPage('/', { entries: [entry] })
    expect(body.match(/mirror\d+\.example/g)).toHaveLength(shown)
    if (more) expect(body).toContain(`<a href="/entries/${entry.id}#also-at">${more}</a>`)
    else expect(body).not.toContain('#also-at')
  })

  it('has every place on the page of the post, by the name that tells it apart', async () => {
    const entry = toTestDetail(1)
    entry.alsoAt = [...toPlaces(30, entry.title), ...toPlaces(1, 'Another title')]
    const { body } = await getPage(`/entries/${entry.id}`, { entries: [entry] })
    const section = body.split('<section id="also-at">')[1]
    expect(section).toContain('rel="external">Mirror 29</a></li>')
    expect(section).toContain('rel="external">Mirror 0</a> <span class="note">Another title</span>')
  })
})
