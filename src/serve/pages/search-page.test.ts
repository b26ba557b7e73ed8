import { describe, expect, it } from 'vitest'
import { getPage } from '../../testing/get-page.ts'

describe('the page of searches', () => {
  it.each([
    ['/search', '<details class="help" open>'],
    ['/search?q=post', '<details class="help">'],
  ])('%s: how to search is out of the way of what was found', async (url, help) => {
    expect((await getPage(url)).body).toContain(help)
  })

  it('says of what is no date that it is none, where nothing is found', async () => {
    const { body } = await getPage('/search?q=after:foo', { entries: [] })
    expect(body).toContain('“foo” is no date')
    expect((await getPage('/search?q=post', { entries: [] })).body).not.toContain('no date')
  })
})
