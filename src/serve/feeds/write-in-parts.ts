import { mapGroupsInStretches } from '../map-in-stretches.ts'
import type { FeedDocument } from './feed-document.ts'

/** Entries written in one go: a hundred whole posts would hold up all other requests for 30 ms and more. */
const ENTRIES_PER_PART = 10

/** Makes a writer of XML feeds that lets other requests pass between parts of a long one. `element` holds one entry. */
export function writeInParts(
  write: (feed: FeedDocument) => string,
  element: 'item' | 'entry',
): (feed: FeedDocument) => Promise<string> {
  return async (feed) => {
    if (feed.entries.length <= ENTRIES_PER_PART) return write(feed)
    const writePart = (entries: FeedDocument['entries']) => write({ ...feed, entries })
    const texts = await mapGroupsInStretches(feed.entries, ENTRIES_PER_PART, writePart)
    const [first = '', ...rest] = [declareAll(texts), ...texts.slice(1)]
    const end = toEnd(first, element)
    const more = rest.map((text) => text.slice(toStart(text, element), toEnd(text, element)))
    return [first.slice(0, end), ...more, first.slice(end)].join('')
  }
}

const ROOT = /<(?:rss|feed)\s[^>]*>/
const NAMESPACE = /\sxmlns(?::\w+)?="[^"]*"/g

/** The first of the texts, declaring the namespaces of all: the generator declares those that it has just used. */
function declareAll(texts: readonly string[]): string {
  const roots = texts.map((text) => ROOT.exec(text)?.[0] ?? '')
  const [root = ''] = roots
  const all = new Set(roots.flatMap((each) => each.match(NAMESPACE) ?? []))
  const missing = [...all].filter((namespace) => !root.includes(namespace))
  return texts[0]?.replace(root, () => `${root.slice(0, -1)}${missing.join('')}>`) ?? ''
}

/** Where the first entry starts. CDATA sections of the head may hold its tag as text. */
function toStart(xml: string, element: string): number {
  for (const { 0: found, index } of xml.matchAll(/<!\[CDATA\[[\s\S]*?\]\]>|\s*<(?:item|entry)[\s>]/g)) {
    if (found.trim().startsWith(`<${element}`)) return index
  }
  throw new Error(`A feed was written without <${element}>.`)
}

/** Where the last entry ends; nothing follows that could hold its tag as text. */
function toEnd(xml: string, element: string): number {
  const close = `</${element}>`
  return xml.lastIndexOf(close) + close.length
}
