import { resolveUrl } from '../url.ts'

/** Where each kind of site keeps its feed: a host pattern, and the addresses that follow from the path. */
interface Platform {
  host: RegExp
  /** `parts`: the segments of the path. */
  feeds: (parts: string[], url: URL, html: string) => string[]
}

const PLATFORMS: Platform[] = [
  { host: /^medium\.com$/, feeds: ([who]) => (who ? [`/feed/${who}`] : []) },
  { host: /\.medium\.com$|\.substack\.com$/, feeds: () => ['/feed'] },
  { host: /^github\.com$/, feeds: toGitHubFeeds },
  {
    host: /(^|\.)gitlab\.com$/,
    feeds: ([owner, name]) => (name ? [`/${owner}/${name}/-/tags?format=atom`] : []),
  },
  { host: /(^|\.)youtube\.com$/, feeds: toYouTubeFeeds },
  { host: /^(www\.)?cnblogs\.com$/, feeds: ([who]) => (who ? [`/${who}/rss`] : []) },
  { host: /^blog\.csdn\.net$/, feeds: ([who]) => (who ? [`/${who}/rss/list`] : []) },
  { host: /\.blog\.csdn\.net$/, feeds: () => ['/rss/list'] },
  { host: /\.blogspot\.com$/, feeds: () => ['/feeds/posts/default'] },
  { host: /\.wordpress\.com$/, feeds: () => ['/feed/'] },
  { host: /\.tumblr\.com$|\.hashnode\.dev$/, feeds: () => ['/rss', '/rss.xml'] },
  { host: /\.hatenablog\.(com|jp)$|\.hateblo\.jp$/, feeds: () => ['/feed'] },
  { host: /^(zenn\.dev|dev\.to)$/, feeds: ([who], url) => toUserFeeds(who, url) },
  { host: /^note\.com$/, feeds: ([who]) => (who ? [`/${who}/rss`] : []) },
  { host: /^qiita\.com$/, feeds: ([who]) => (who ? [`/${who}/feed.atom`] : []) },
  { host: /^(www\.)?reddit\.com$/, feeds: ([r, name]) => (r === 'r' && name ? [`/r/${name}/.rss`] : []) },
  {
    host: /^arxiv\.org$/,
    feeds: ([list, subject]) => (list === 'list' && subject ? [toArxiv(subject)] : []),
  },
  { host: /^huggingface\.co$/, feeds: ([section]) => (section === 'blog' ? ['/blog/feed.xml'] : []) },
  { host: /^bsky\.app$/, feeds: ([profile, who]) => (who ? [`/${profile}/${who}/rss`] : []) },
]

function toGitHubFeeds([owner, name, section]: string[]): string[] {
  if (!owner) return []
  if (!name) return [`/${owner}.atom`]
  const repository = `/${owner}/${name}`
  const feeds = [`${repository}/releases.atom`, `${repository}/commits.atom`, `${repository}/tags.atom`]
  return section === 'commits' || section === 'tree' ? [feeds[1] ?? '', feeds[0] ?? ''] : feeds
}

/** A handle (`/@lab`) or a video does not tell the channel; the page does. */
const CHANNEL =
  /youtube\.com\/channel\/(UC[\w-]{22})|"(?:externalId|channelId)":"(UC[\w-]{22})"|itemprop="(?:identifier|channelId)" content="(UC[\w-]{22})"/

function toYouTubeFeeds([kind, id]: string[], url: URL, html: string): string[] {
  const list = url.searchParams.get('list')
  if (list) return [`/feeds/videos.xml?playlist_id=${encodeURIComponent(list)}`]
  if (kind === 'channel' && id) return [`/feeds/videos.xml?channel_id=${id}`]
  if (kind === 'user' && id) return [`/feeds/videos.xml?user=${id}`]
  const [, ...channels] = CHANNEL.exec(html) ?? []
  const channel = channels.find(Boolean)
  return channel ? [`/feeds/videos.xml?channel_id=${channel}`] : []
}

function toUserFeeds(who: string | undefined, { hostname }: URL): string[] {
  if (!who) return ['/feed']
  return [hostname === 'dev.to' ? `/feed/${who}` : `/${who}/feed`]
}

function toArxiv(subject: string): string {
  return `https://rss.arxiv.org/rss/${subject}`
}

/** What generators of sites write by default, the commonest among blogs first. */
const COMMON = [
  'atom.xml',
  'index.xml',
  'feed.xml',
  'feed/',
  'rss.xml',
  'feed',
  'rss/',
  'feed.json',
  'rss',
  'feed.atom',
]
/** What a page says of its generator -> the file that this one writes, beside the page and at the root; or `/` first. */
const GENERATORS: [RegExp, string][] = [
  [/content="Hexo/i, 'atom.xml'],
  [/content="Hugo/i, 'index.xml'],
  [/content="Jekyll/i, 'feed.xml'],
  [/content="WordPress|\/wp-content\//i, 'feed/'],
  [/content="Ghost/i, 'rss/'],
  // Platforms that also serve domains of their writers' own.
  [/substackcdn\.com|content="medium:\/\//i, '/feed'],
  [/cdn\.hashnode\.com|content="(Astro|Gatsby)/i, 'rss.xml'],
  [/content="(Pelican|Eleventy)/i, 'feed.xml'],
  [/content="Docusaurus/i, 'blog/rss.xml'],
]

/**
 * Addresses where a site like this one usually keeps its feed, the likeliest first, for pages that name none: by host,
 * by the generator that `html` betrays, then the common ones beside the page and at the root.
 */
export function guessFeeds(url: string, html = ''): string[] {
  const page = URL.parse(url)
  if (!page || !/^https?:$/.test(page.protocol)) return []
  const parts = page.pathname.split('/').filter(Boolean)
  const platform = PLATFORMS.find(({ host }) => host.test(page.hostname))?.feeds(parts, page, html)
  if (platform && platform.length > 0) return toUrls(platform, page.origin)
  const folder = `/${parts.filter((part) => !/\.(html?|php|aspx?)$/i.test(part)).join('/')}`.replace(
    /\/?$/,
    '/',
  )
  const generated = GENERATORS.filter(([mark]) => mark.test(html)).map(([, file]) => file)
  const files = [...new Set([...generated, ...COMMON])]
  const beside = files.map((file) => (file.startsWith('/') ? file : folder + file))
  return toUrls(
    folder === '/'
      ? beside
      : interleave(
          beside,
          files.map((file) => (file.startsWith('/') ? file : `/${file}`)),
        ),
    page.origin,
  )
}

function toUrls(paths: string[], origin: string): string[] {
  return [...new Set(paths.flatMap((path) => resolveUrl(path, origin) ?? []))]
}

function interleave(first: string[], second: string[]): string[] {
  return first.flatMap((path, index) => [path, second[index] ?? path])
}
