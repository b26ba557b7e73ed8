import { describe, expect, it } from 'vitest'
import { getPage } from '../../testing/get-page.ts'

describe('the page of searches', () => {
  it.each([
    ['/search', '<details class="help" open>'],
    ['/search?q=post', '<details class="help">'],
  ])('%s: how to search is out of the way of what was found', async (url, help) => {
    expect((await getPage(url)).body).toContain(help)
  })
})
