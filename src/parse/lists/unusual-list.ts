import type { FeedItem } from '../../feed.ts'
import { resolveUrl } from '../../url.ts'
import { isUnusualPostAddress } from '../post-address.ts'
import { findLinkGroup } from './link-group.ts'
import type { Page } from './page.ts'

const LIST_MIN = 3

/**
 * The list of posts that a page shows, also where addresses are mostly not of posts: reports as files, parts of a series. It
 * takes the place of `usual`, what is found without them, where every post of it has a date and a title of its own.
 */
export function findUnusualList(page: Page, usual: FeedItem[]): FeedItem[] {
  if (!hasUnusualLinks(page) || (usual.some(isDated) && !usual.every(isDated))) return usual
  const list = findLinkGroup(page, true)
  const titles = new Set(list.map(({ title }) => title))
  if (list.length < LIST_MIN || !list.every(isDated) || titles.size < list.length) return usual
  const urls = new Set(list.map(({ url }) => url))
  return usual.every((item) => !isDated(item) || urls.has(item.url)) ? list : usual
}

function isDated({ published, updated }: FeedItem): boolean {
  return published !== null || updated !== null
}

function hasUnusualLinks({ $, base }: Page): boolean {
  let count = 0
  for (const { attribs } of $('a[href]').toArray()) {
    const url = resolveUrl(attribs.href, base)
    if (url && isUnusualPostAddress(url) && ++count >= LIST_MIN) return true
  }
  return false
}
