import { html, type SafeHtml } from '../html.ts'
import { SERVICE_TITLE } from '../service-title.ts'
import { ASSETS, ICONS, MANIFEST_PATH } from './assets.ts'
import { type FeedSubject, renderAlternates, toFeeds } from './feed-links.ts'
import { renderFoot } from './foot.ts'
import { renderHead, type Station } from './head.ts'
import type { Visit } from './visit.ts'

/** What a page says; the layout puts the rest around it. */
export interface Page {
  /** Of the window; the site's name is added. */
  title: string
  description?: string
  body: SafeHtml
  /** The list whose feeds the page names; without it, all posts. */
  feeds?: FeedSubject
  /** Other feeds that belong to the page. */
  alsoFeeds?: FeedSubject
  /** The full head with the signal; without it, the small one. */
  station?: Station | null
  /** HTTP status; 200 when unsaid. */
  status?: number
  /** Where the text of the page comes from, when it is not ours. */
  canonical?: string | null
  /** A picture that shows what the page is about, where it is shared. */
  image?: string | null
  /** When the newest post of all was first seen, ms: what is new next time is measured from it. */
  newest?: number | null
  /** Only the home page: its head is its heading. */
  isHome?: boolean
}

/** The whole document around a page. */
export function renderDocument(page: Page, visit: Visit): SafeHtml {
  const { words, preferences } = visit
  const feeds = toFeeds(page.feeds ?? { path: '', title: SERVICE_TITLE }, page.feeds ? visit.query : {})
  const title = page.isHome ? page.title : `${page.title} · ${SERVICE_TITLE}`
  const description = page.description ?? words.foot.description
  return html`<!doctype html>
<html lang="${words.tag}"${preferences.theme && html` data-theme="${preferences.theme}"`}>
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
<meta property="og:title" content="${page.title}">
<meta property="og:type" content="${page.canonical ? 'article' : 'website'}">
<meta property="og:description" content="${description}">
<meta property="og:site_name" content="${SERVICE_TITLE}">
${page.image && html`<meta property="og:image" content="${page.image}">\n`}${page.canonical && html`<link rel="canonical" href="${page.canonical}">\n`}<link rel="icon" type="image/svg+xml" href="${ASSETS.icon.path}">
<link rel="apple-touch-icon" href="${ICONS.small.path}">
<link rel="manifest" href="${MANIFEST_PATH}">
<link rel="stylesheet" href="${ASSETS.style.path}">
${renderAlternates([...feeds, ...(page.alsoFeeds ? toFeeds(page.alsoFeeds) : [])])}<script src="${ASSETS.script.path}" defer></script>
</head>
<body${renderScriptWords(visit)}${page.newest && html` data-newest="${page.newest}"`}>
<a class="skip" href="#main">${words.skip}</a>
${renderHead({ station: page.station ?? null, isHome: page.isHome ?? false }, visit)}
<main id="main" tabindex="-1">
<p class="offline" hidden role="status">${words.offline}</p>
${page.body}
</main>
${renderFoot(feeds, visit)}
</body>
</html>
`
}

/** The few words that the script needs, where it finds them. */
function renderScriptWords({ words }: Visit): SafeHtml {
  const { newPosts, copy, copied, uncopied } = words.script
  return html` data-new="${newPosts}" data-copy="${copy}" data-copied="${copied}" data-uncopied="${uncopied}"`
}
