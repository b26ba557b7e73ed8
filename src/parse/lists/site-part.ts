import type { FeedItem } from '../../feed.ts'

/** The part of its site that a post is in, host and first folder, numbers apart: `/news/` of a site. */
export function toPart({ url }: FeedItem): string {
  const { host, pathname } = new URL(url ?? 'about:blank')
  const folder = pathname.split('/').length > 2 ? pathname.split('/')[1] : ''
  return `${host}/${folder?.replace(/^\d+$/, '0')}`
}
