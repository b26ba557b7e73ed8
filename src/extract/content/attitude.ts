import type { Element } from 'domhandler'
import { namesOf } from '../names-of.ts'

/**
 * Words of class names and ids that name what is not the post. A name is cut at `-`, `_` and capitals, so `site-footer`,
 * `siteFooter` and `c-footer__list` all hold the word `footer`; two words in one entry must stand side by side.
 */
const NEGATIVE = toWordPattern(`
  ad ads advert advertisement advertising adsense adslot dfp breadcrumb breadcrumbs crumbs byline
  comment comments commentlist respond disqus comments-link cookie cookies consent gdpr copyright copyright-box license-box
  footer masthead site-header global-header main-header header-nav page-header-nav app-bar nav navbar navigation navi
  login logout signin sign-in signup sign-up modal popup popover lightbox newsletter subscribe subscription subscribers
  outbrain taboola pager pagination paging paywall recirc recirculation share shares sharing sharer sharebar social socials
  addthis sharedaddy jp-relatedposts shoutbox sidebar side-bar sidenav side-nav rightrail right-rail widget-area
  skip-link skip-links skiplink skip-to sponsor sponsored sponsors promo promos promoted language-switcher lang-switcher
  language-selector edit-page edit-link editsection edit-this last-updated lastmod prev-next prevnext post-nav next-prev
  back-to-top backtotop scroll-top screen-reader sr-only visually-hidden visuallyhidden noprint no-print
  author-box authorbox author-bio author-info author-card author-meta about-author bio-box
  post-meta entry-meta postmeta article-meta meta-info page-meta posted-on post-date entry-date publish-date published-date
  post-info reading-time read-time readtime rss syndicate download-app app-download qr-code qrcode reward donate-box
`)
/** Words that may also name a part of the post: they count only where an element is short or holds many links. */
const DOUBTFUL = toWordPattern(`
  related recommend recommended recommendation recommendations more-from more-stories read-more read-next readnext up-next
  upnext you-may also-like trending most-read most-popular popular-posts latest-posts recent-posts tagcloud tag-cloud tag-list
  taglist tags toc table-of-contents tableofcontents on-this-page banner menu submenu toolbar topbar top-bar bottombar
  rating ratings teaser teasers cta disclaimer feedback helpful survey reactions reply clap claps likes like-button follow
  followers register logo donate donation print-link
`)
/** Names that describe the page or its state, not the element: `has-sidebar`, WordPress's `category-news tag-ai`. */
const MODIFIER =
  /^(?:has|no|with|without|is|js|category|tag|cat|status|format|type|template|page-template|single|wp|elementor-widget|elementor-element|fl-module|et_pb_module|vc_|col|row|grid|flex|lg|md|sm|xl)(?:[-_]|$)/
const POSITIVE = toWordPattern(`
  article articlebody article-body article-content body content contents entry main page-content post post-body post-content
  posttext text story prose markdown richtext rich-text blog hentry documentation doc docs instapaper
`)

/** Longer names are slugs of a text. */
const NAME_LENGTH_MAX = 60
/** What CSS modules add to a name: `table_root__aD3kq`. */
const MODULE_HASH = /__(?=[\w-]*[A-Z\d])[\w-]{4,8}$/

export type Attitude = 'positive' | 'negative' | 'doubtful' | 'neutral'

/** Reads the names of elements; one for each page, as pages repeat theirs. */
export function createAttitudes(): (element: Element) => Attitude {
  const known = new Map<string, Attitude>()
  return (element) => {
    const names = namesOf(element)
    if (names === '') return 'neutral'
    const before = known.get(names)
    if (before !== undefined) return before
    const attitude = readNames(names)
    known.set(names, attitude)
    return attitude
  }
}

function readNames(names: string): Attitude {
  let attitude: Attitude = 'neutral'
  for (const name of names.split(/\s+/)) {
    if (
      name === '' ||
      name.length > NAME_LENGTH_MAX ||
      name.includes(':') ||
      name.includes('[') ||
      MODIFIER.test(name)
    )
      continue
    const words = toWords(name.replace(MODULE_HASH, ''))
    if (NEGATIVE.test(words)) return 'negative'
    if (DOUBTFUL.test(words)) attitude = 'doubtful'
    else if (attitude === 'neutral' && POSITIVE.test(words)) attitude = 'positive'
  }
  return attitude
}

/** `siteFooter__list` -> `-site-footer-list-`. */
function toWords(name: string): string {
  return `-${name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/[^A-Za-z]+/g, '-')
    .toLowerCase()}-`
}

function toWordPattern(words: string): RegExp {
  return new RegExp(`-(?:${words.trim().split(/\s+/).join('|')})-`)
}
