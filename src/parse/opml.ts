import { Parser } from 'htmlparser2'
import { type Failure, toFailure } from '../failure.ts'
import { OPML_ATTRIBUTES, OPML_NAMESPACE } from '../opml-names.ts'
import { toPlainLine } from '../plain-line.ts'
import { resolveUrl, withoutFeedScheme } from '../url.ts'

/** Feeds taken from one document; more are no list that a person reads. */
const OUTLINES_MAX = 5_000
/** Longer ones are cut. UTF-16 code units. */
const TITLE_CHARACTERS_MAX = 200
const REFUSED_CHARACTERS_MAX = 200
/** What no program that exports feeds writes: it is there to grow, or to bring in files of ours. */
const DECLARES_ENTITY = /<!ENTITY\s/i

/** A feed, or with rules a place of another kind, as an outline tells it: nothing of it is checked but its address. */
export interface Outline {
  url: string
  title: string
  site: string | null
  language?: string
  /** In our own namespace: id and rules (JSON) of a source that one of us exported. */
  id?: string
  rules?: string
}

export interface Opml {
  /** Without repeats, in the order of the document. */
  outlines: Outline[]
  /** Outlines whose address we do not take, and why. */
  refused: { url: string; detail: string }[]
}

/**
 * Reads the feeds of an OPML document (OPML 1.0, 2.0), however deep they are filed and whatever is broken around them.
 * One that names none or too many, or that declares entities, is refused as a whole.
 */
export function parseOpml(xml: string): { opml: Opml } | { failure: Failure } {
  if (DECLARES_ENTITY.test(xml)) {
    const detail = 'The OPML declares entities of its own, which are not read; write it out without them.'
    return { failure: toFailure('unparsable', detail) }
  }
  const { outlines, refused, count } = readOutlines(xml)
  if (count === 0) {
    return { failure: toFailure('not-a-feed', 'The OPML names no feed: expected outlines with an xmlUrl.') }
  }
  if (count > OUTLINES_MAX) {
    const detail = `The OPML names ${count} feeds; at most ${OUTLINES_MAX} are taken at once. None was taken: split it.`
    return { failure: toFailure('too-large', detail) }
  }
  return { opml: { outlines, refused } }
}

function readOutlines(xml: string): Opml & { count: number } {
  const outlines = new Map<string, Outline>()
  const refused = new Map<string, Opml['refused'][number]>()
  let prefix: string | null = null
  const parser = new FlatParser(
    {
      onopentag: (name, attributes) => {
        prefix ??= findPrefix(attributes)
        const address = attributes.xmlurl
        if (name !== 'outline' || address === undefined) return
        const url = resolveUrl(withoutFeedScheme(address))
        const shown = toPlainLine(address, REFUSED_CHARACTERS_MAX)
        if (!url) refused.set(shown, { url: shown, detail: 'It is not an http(s) address.' })
        else if (!outlines.has(url))
          outlines.set(url, { url, ...toNames(attributes), ...toOwn(attributes, prefix) })
      },
    },
    { xmlMode: true, decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.end(xml)
  const count = outlines.size + refused.size
  return { outlines: [...outlines.values()], refused: [...refused.values()], count }
}

/** Takes no element as standing within another: keeping account of those still open takes ever longer the more they are. */
class FlatParser extends Parser {
  protected override isVoidElement(): boolean {
    return true
  }
}

/** The prefix that an element binds to our namespace. */
function findPrefix(attributes: Record<string, string>): string | null {
  const bound = Object.entries(attributes).find(
    ([name, value]) => value === OPML_NAMESPACE && name.startsWith('xmlns:'),
  )
  return bound?.[0].slice('xmlns:'.length) ?? null
}

function toOwn(attributes: Record<string, string>, prefix: string | null): Partial<Outline> {
  const find = (name: string) => (prefix === null ? undefined : attributes[`${prefix}:${name}`])
  const { language } = attributes
  const [id, rules] = [find(OPML_ATTRIBUTES.id), find(OPML_ATTRIBUTES.rules)]
  return { ...(language && { language }), ...(id && { id }), ...(rules && { rules }) }
}

function toNames({ title, text, htmlurl }: Record<string, string>): Pick<Outline, 'title' | 'site'> {
  return { title: toPlainLine(title || text || '', TITLE_CHARACTERS_MAX), site: resolveUrl(htmlurl) }
}
