import { Parser } from 'htmlparser2'
import { decodeEntities, dropControls } from './entities.ts'
import { FeedRewriter, type Rewritten } from './feed-rewriter.ts'

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
  const rewriter = new FeedRewriter({ url, entities, stop: () => parser.pause() })
  const parser = new Parser(rewriter, {
    xmlMode: true,
    decodeEntities: false,
    lowerCaseTags: true,
    lowerCaseAttributeNames: true,
  })
  parser.write(mendTags(dropControls(text.slice(rootAt))))
  rewriter.expectEnd()
  parser.end()
  return rewriter.finish()
}

/** `x<y</p>` and `</p<p>`: a `<` that starts no tag, since another follows first, would swallow the next tag. */
function mendTags(xml: string): string {
  const [start = '', ...sections] = xml.split('<![CDATA[')
  const mended = sections.map((section) => {
    const end = section.indexOf(']]>')
    return end < 0 ? section : section.slice(0, end) + mendMarkup(section.slice(end))
  })
  return [mendMarkup(start), ...mended].join('<![CDATA[')
}

function mendMarkup(xml: string): string {
  return xml.replace(/<(\/[\w:.-]+)\s*(?=<)/g, '<$1>').replace(/<(?=[a-z][^<>"']*<)/gi, '&lt;')
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
