import { Parser } from 'htmlparser2'
import { toPlainLine } from '../plain-line.ts'
import { resolveUrl } from '../url.ts'

/** Feeds taken from one document. */
const OUTLINES_MAX = 10_000
/** Longer ones are cut. UTF-16 code units. */
const TITLE_CHARACTERS_MAX = 200

export interface Outline {
  url: string
  title: string
  site: string | null
}

export interface Opml {
  /** Without repeats, in the order of the document. */
  outlines: Outline[]
  /** Outlines whose address we do not take, and why. */
  refused: { url: string; detail: string }[]
}

/** Reads the feeds of an OPML document (OPML 1.0, 2.0), however deep they are filed and whatever is broken around them. */
export function parseOpml(xml: string): Opml {
  const outlines = new Map<string, Outline>()
  const refused: Opml['refused'] = []
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const address = attributes.xmlurl
        if (name !== 'outline' || address === undefined) return
        const url = resolveUrl(address)
        if (!url) refused.push({ url: address, detail: 'It is not an http(s) address.' })
        else if (outlines.size >= OUTLINES_MAX)
          refused.push({ url, detail: `Only ${OUTLINES_MAX} feeds are taken at once.` })
        else if (!outlines.has(url)) outlines.set(url, { url, ...toNames(attributes) })
      },
    },
    { xmlMode: true, decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.end(xml)
  return { outlines: [...outlines.values()], refused }
}

function toNames({ title, text, htmlurl }: Record<string, string>): Omit<Outline, 'url'> {
  return { title: toPlainLine(title || text || '', TITLE_CHARACTERS_MAX), site: resolveUrl(htmlurl) }
}
