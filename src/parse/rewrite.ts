import { Parser } from 'htmlparser2'
import { mayHoldControls } from '../control-characters.ts'
import { SkippingTokenizer } from '../skipping-tokenizer.ts'
import { decodeEntities, dropControls } from './entities.ts'
import { FeedRewriter, type Rewritten, toSectionKey } from './feed-rewriter.ts'

/** A document type that declares entities is short; nobody declares more. */
const DTD_CHARACTERS_MAX = 20_000
const ENTITIES_MAX = 200
/** Longer values are not characters with a name, but text to be multiplied. */
const ENTITY_CHARACTERS_MAX = 100

/**
 * Any feed, however damaged, to a small, well-formed XML that rss-parser reads without loss: known elements under
 * canonical names, dates as ISO 8601, plain titles, addresses resolved against `xml:base`, and every html text under
 * its number in a side table. `rootAt` is where the root element starts; what stands before it is ignored.
 */
export function rewrite(text: string, { rootAt, url }: { rootAt: number; url: string }): Rewritten {
  const entities = readEntities(text.slice(Math.max(0, rootAt - DTD_CHARACTERS_MAX), rootAt))
  const document = text.slice(rootAt)
  const { markup, sections } = takeSections(mayHoldControls(document) ? dropControls(document) : document)
  const rewriter = new FeedRewriter({ url, entities, sections, stop: () => parser.pause() })
  const parser = new Parser(rewriter, {
    Tokenizer: SkippingTokenizer,
    xmlMode: true,
    decodeEntities: false,
    lowerCaseTags: true,
    lowerCaseAttributeNames: true,
  })
  parser.write(markup)
  rewriter.expectEnd()
  parser.end()
  return rewriter.finish()
}

/** Shorter CDATA sections stay where they are. */
const SECTION_CHARACTERS_MIN = 200

/** Puts long CDATA sections aside, so that they are not read letter by letter; `toSectionKey` stands in their place. */
function takeSections(xml: string): { markup: string; sections: string[] } {
  const sections: string[] = []
  const [start = '', ...pieces] = xml.split('<![CDATA[')
  const kept = pieces.map((piece) => {
    const end = piece.indexOf(']]>')
    if (end < 0) return piece
    const body = piece.slice(0, end)
    const isLong = end >= SECTION_CHARACTERS_MIN
    return (isLong ? toSectionKey(sections.push(body) - 1) : body) + mendTags(piece.slice(end))
  })
  return { markup: [mendTags(start), ...kept].join('<![CDATA['), sections }
}

/** A `<` that starts no tag: no name follows (`p<0.05`, `<3`), or another does before it ends (`x<y</p>`). */
const BARE_LESS = /<(?=[^\p{L}_:/!?]|[a-z][^<>"']*<)/giu

/** `p<0.05</p>` and `</p<p>`: what starts or ends no tag would swallow the next one. */
function mendTags(xml: string): string {
  return xml.replace(/<(\/[\w:.-]+)\s*(?=<)/g, '<$1>').replace(BARE_LESS, '&lt;')
}

/** Entities of the DTD with a plain value; those that name other entities or files are left out. */
function readEntities(prolog: string): Map<string, string> {
  const entities = new Map<string, string>()
  if (!prolog.includes('<!ENTITY')) return entities
  for (const [, name = '', double, single] of prolog.matchAll(
    /<!ENTITY\s+([\w.-]+)\s+(?:"([^"<>]*)"|'([^'<>]*)')/g,
  )) {
    const value = double ?? single ?? ''
    const isSimple = value.length <= ENTITY_CHARACTERS_MAX && !/&(?!#)/.test(value)
    if (isSimple && entities.size < ENTITIES_MAX) entities.set(name, decodeEntities(value))
  }
  return entities
}
