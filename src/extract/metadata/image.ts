import { resolveUrl } from '../../url.ts'
import type { Page } from '../page.ts'
import { type JsonObject, type JsonValue, toList } from './json-ld.ts'

const META_IMAGES = [
  'og:image:secure_url',
  'og:image',
  'og:image:url',
  'twitter:image',
  'twitter:image:src',
  'parsely-image-url',
  'sailthru.image.full',
  'image',
  'thumbnail',
  'thumbnailurl',
  'msapplication-tileimage',
]
/** Pictures of the site, not of the post. */
const OF_SITE =
  /(?:^|[/_.-])(?:logo|favicon|avatar|placeholder|default(?:[-_]?(?:image|img|cover|share|og|social|thumb))|site[-_]?icon|apple-touch-icon|blank|spacer)s?(?:[/_.-]|\d|$)/i

/** The picture that the page gives for the post (OpenGraph, Twitter, JSON-LD, `image_src`), absolute; null for none or a logo. */
export function readImage(page: Page, linked: JsonObject | null): string | null {
  const stated = [
    ...META_IMAGES.flatMap((name) => page.metas.get(name) ?? []),
    ...toAddresses(linked?.image),
    ...toAddresses(linked?.thumbnailUrl),
    ...page.links.filter(({ rel }) => rel === 'image_src').map(({ href }) => href),
  ]
  for (const address of stated) {
    const url = resolveUrl(address, page.base)
    if (url && !OF_SITE.test(URL.parse(url)?.pathname ?? '')) return url
  }
  return null
}

function toAddresses(value: JsonValue | undefined): string[] {
  return toList(value).flatMap((image) => {
    if (typeof image === 'string') return [image]
    if (!image || typeof image !== 'object' || Array.isArray(image)) return []
    return [image.url, image.contentUrl].filter((url) => typeof url === 'string')
  })
}
