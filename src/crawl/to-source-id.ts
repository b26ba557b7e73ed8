const ID_CHARACTERS_MAX = 40
/** Host labels that say nothing about whose site it is. */
const PLAIN_LABELS = new Set([
  'www',
  'blog',
  'blogs',
  'feeds',
  'feed',
  'rss',
  'news',
  'com',
  'org',
  'net',
  'io',
  'ai',
  'co',
  'cn',
])

/** A new source's id: words of its title where they are Latin, else of its host; numbered when taken. */
export function toSourceId(title: string, url: string, isTaken: (id: string) => boolean): string {
  const id = toSlug(title) || toSlug(toHostName(url)) || 'source'
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`
    if (!isTaken(candidate)) return candidate
  }
}

function toSlug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  // A title that is mostly not Latin would leave a meaningless rest.
  const isLatin = (plain.match(/[a-z0-9]/g)?.length ?? 0) * 2 > plain.replace(/[\s\p{P}]/gu, '').length
  const slug = isLatin ? plain.replace(/['’]/g, '').replace(/[^a-z0-9]+/g, '-') : ''
  return slug.slice(0, ID_CHARACTERS_MAX).replace(/^-+|-+$/g, '')
}

function toHostName(url: string): string {
  const host = URL.parse(url)?.hostname ?? ''
  const labels = host.split('.').filter((label) => !PLAIN_LABELS.has(label))
  return labels.join('-') || host
}
