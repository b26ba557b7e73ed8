import type { Discovered } from '../feed.ts'
import { LIST_SEGMENT } from './post-address.ts'

/** Feeds of comments are not what a reader of posts is looking for. */
const COMMENTS = /\/comments\/feed|[?&]feed=comments|\bcomments? feed\b|评论|コメント/i
/** Feeds that hold something beside the posts. */
const ASIDE = /\bpod-?casts?\b|\bepisodes\b|播客|ポッドキャスト/i
/** Feeds of some of the posts, as their titles (WordPress names them so) and their queries tell. */
const PART_TITLE = /\b(?:category|tag|author|search results) feed$|\bposts by\b|分类|标签|カテゴリー|タグ/i
const PART_QUERY = /[?&](?:cat|category|tag|author|s)=/i
const FILE_ENDING = /\.\w+$/
/** After all others. */
const COMMENTS_RANK = 4

/** Whether a feed holds comments, by its address or title. */
export function isCommentFeed({ url, title }: Discovered): boolean {
  return COMMENTS.test(url) || COMMENTS.test(title ?? '')
}

/**
 * The feeds that a page names, the likeliest to be what is meant by its address first: those of that very section, those
 * of the site, those of some of its posts (a category, an author) or of something else (a podcast), those of comments;
 * among equals the nearest to the address, then as they are named.
 */
export function rankFeeds(feeds: readonly Discovered[], page: string): Discovered[] {
  const sections = toSections(page)
  const ranked = feeds.map((feed) => ({
    feed,
    rank: toFeedRank(feed, page),
    near: countShared(toSections(feed.url), sections),
  }))
  return ranked.toSorted((a, b) => a.rank - b.rank || b.near - a.near).map(({ feed }) => feed)
}

/** How far a feed is from what an address means: 0 is its very own, 1 that of its site. */
export function toFeedRank(feed: Discovered, address: string): number {
  if (isCommentFeed(feed)) return COMMENTS_RANK
  const page = toSections(address)
  const own = toSections(feed.url)
  const isAside = ASIDE.test(`${own.join('/')} ${feed.title ?? ''}`)
  const isAskedAside = ASIDE.test(page.join('/'))
  if (page.length > 0 && page.every((section) => own.includes(section)))
    return isAside && !isAskedAside ? 2 : 0
  if (isAside && isAskedAside) return 0
  return 1 + Number(isAside) + Number(isPart(feed, own))
}

function isPart({ url, title }: Discovered, sections: string[]): boolean {
  const isBeneathPart = sections.some((section) => LIST_SEGMENT.test(section))
  return isBeneathPart || PART_QUERY.test(url) || PART_TITLE.test(title ?? '')
}

/** The segments of a path, without what a file is called by: `/blog/atom.xml` gives `blog`, `atom`. */
function toSections(url: string): string[] {
  const parts = decodePath(url).toLowerCase().split('/').filter(Boolean)
  return parts.map((part) => part.replace(FILE_ENDING, '')).filter((part) => part !== 'index')
}

function countShared(a: string[], b: string[]): number {
  const end = a.findIndex((section, at) => section !== b[at])
  return end < 0 ? a.length : end
}

/** The path as people read it; a malformed one as it stands. */
function decodePath(url: string): string {
  const path = URL.parse(url)?.pathname ?? ''
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
