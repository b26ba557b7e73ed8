const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const toXml = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
const toCdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

const NAMESPACES = `xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"
 xmlns:xhtml="http://www.w3.org/1999/xhtml"`

/** An RSS feed with the attack in every field; `write` says how it stands in the XML. */
function toRss(attack: string, write: (text: string) => string): string {
  const x = write(attack)
  const inside = toXml(attack)
  return `<?xml version="1.0"?><rss version="2.0" ${NAMESPACES}><channel><title>${x}</title><link>${x}</link>
<description>${x}</description><managingEditor>${x}</managingEditor><language>${x}</language><image><url>${x}</url></image>
<item><title>${x}</title><link>${x}</link><guid isPermaLink="true">${x}</guid><author>${x}</author><dc:creator>${x}</dc:creator>
<category domain="${inside}">${x}</category><dc:subject>${x}</dc:subject><media:keywords>${x}</media:keywords>
<dc:language>${x}</dc:language><comments>${x}</comments><source url="${inside}">${x}</source>
<enclosure url="${inside}" type="${inside}" length="${inside}"/><media:content url="${inside}" type="${inside}" medium="image"/>
<media:thumbnail url="${inside}"/><itunes:image href="${inside}"/><atom:link rel="enclosure" href="${inside}" type="${inside}"/>
<description>${x}</description><content:encoded>${x}</content:encoded></item></channel></rss>`
}

/** An Atom feed with the attack in every field, its texts of the type given. */
function toAtom(attack: string, type: 'text' | 'html' | 'xhtml'): string {
  const x = toXml(attack)
  const text = type === 'xhtml' ? `<div xmlns="http://www.w3.org/1999/xhtml">${attack}</div>` : x
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="${x}"><title type="${type}">${text}</title>
<id>${x}</id><link href="${x}"/><author><name>${x}</name><uri>${x}</uri></author><icon>${x}</icon>
<entry><title type="${type}">${text}</title><id>${x}</id><link href="${x}"/><link rel="enclosure" href="${x}" type="${x}"/>
<author><name>${x}</name><email>${x}</email><uri>${x}</uri></author><category term="${x}" label="${x}" scheme="${x}"/>
<summary type="${type}">${text}</summary><content type="${type}" xml:base="${x}" xml:lang="${x}">${text}</content></entry></feed>`
}

/** A JSON Feed with the attack in every member. */
function toJsonFeed(attack: string): string {
  const author = { name: attack, url: attack, avatar: attack }
  const item = {
    ...{ id: attack, url: attack, external_url: attack, title: attack, summary: attack, language: attack },
    ...{ content_html: attack, content_text: attack, image: attack, banner_image: attack },
    ...{
      authors: [author],
      tags: [attack],
      attachments: [{ url: attack, mime_type: attack, title: attack }],
    },
  }
  return JSON.stringify({
    ...{ version: 'https://jsonfeed.org/version/1.1', title: attack, description: attack, icon: attack },
    ...{ home_page_url: attack, feed_url: attack, next_url: attack, language: attack, authors: [author] },
    hubs: [{ type: attack, url: attack }],
    items: [item],
  })
}

/** Html of a page that is a list of posts, and of a post; the attack stands in its head, between its words, in its title. */
export function toAttackPage(attack: string): string {
  const words = 'A sentence of the post that is long enough, with a comma, to count as running text. '.repeat(
    4,
  )
  const value = toXml(attack)
  return `<html><head><title>${attack}</title><meta property="og:title" content="${value}"><meta name=author content="${value}">
<meta name=description content="${value}"><meta name=keywords content="${value}"><meta property="og:image" content="${value}">
<link rel=canonical href="${value}"><script type="application/ld+json">${JSON.stringify({
    '@type': 'BlogPosting',
    headline: attack,
    author: { name: attack },
    keywords: [attack],
    image: attack,
  }).replaceAll('</', '<\\/')}</script></head>
<body><article><h1>Post</h1><p>${words}</p>${attack}<p>${words}</p></article></body></html>`
}

/** Ways in which a feed can carry an attack, by name: the whole document that does. */
export const CARRIERS: Readonly<Record<string, (attack: string) => string>> = {
  'RSS, escaped': (attack) => toRss(attack, toXml),
  'RSS, escaped twice': (attack) => toRss(attack, (text) => toXml(toXml(text))),
  'RSS, in CDATA': (attack) => toRss(attack, toCdata),
  'RSS, as it stands': (attack) => toRss(attack, (text) => text),
  'RSS, as elements of an item': (attack) =>
    `<rss version="2.0" ${NAMESPACES}><channel><title>Feed</title><item>${attack}<guid>1</guid></item></channel></rss>`,
  'Atom text': (attack) => toAtom(attack, 'text'),
  'Atom html': (attack) => toAtom(attack, 'html'),
  'Atom xhtml': (attack) => toAtom(attack, 'xhtml'),
  'Atom, as elements of an entry': (attack) =>
    `<feed xmlns="http://www.w3.org/2005/Atom" ${NAMESPACES}><title>Feed</title><entry><id>1</id>${attack}</entry></feed>`,
  'JSON Feed': toJsonFeed,
}
