import { load } from 'cheerio'
import RssParser from 'rss-parser'

/** A page or feed of ours as it was served. */
export interface Output {
  path: string
  status: number
  text: string
}

/** What XML 1.0 does not allow, however it is written. */
const ILLEGAL =
  /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|&#(?:0*|x0*)(?:[0-8]|1[124-9]|x?b|x?c|xe|x1[0-9a-f]);/u
const FORBIDDEN =
  'iframe, object, embed, frame, frameset, applet, base, meta[http-equiv="refresh" i], svg script'
const ADDRESSES = ['href', 'src', 'action', 'formaction', 'poster', 'xlink:href', 'data']

/** Everything by which what we serve is not well-formed or could run what a source brought. */
export async function judgeOutputs(outputs: readonly Output[], origin: string): Promise<string[]> {
  return (await Promise.all(outputs.map((output) => judgeOutput(output, origin)))).flat()
}

async function judgeOutput({ path, status, text }: Output, origin: string): Promise<string[]> {
  if (status !== 200) return [`${path} answered ${status}`]
  const found = path.endsWith('.json')
    ? findJsonFault(text)
    : /\.(?:rss|atom)$/.test(path)
      ? await findXmlFault(text)
      : findPageFault(text, origin)
  return found === null ? [] : [`${path}: ${found}`]
}

function findJsonFault(text: string): string | null {
  try {
    JSON.parse(text)
    return text.isWellFormed() ? null : 'half a character'
  } catch (error) {
    return (error as Error).message
  }
}

async function findXmlFault(text: string): Promise<string | null> {
  if (ILLEGAL.test(text)) return 'a character that XML does not allow'
  try {
    await new RssParser().parseString(text)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

/** Whether anything in a page could run or lead away that is not our own. */
function findPageFault(html: string, origin: string): string | null {
  const $ = load(html)
  const forbidden = $(FORBIDDEN).first().prop('tagName')
  if (forbidden) return `<${forbidden}>`
  for (const script of $('script').toArray()) {
    const { src, type } = script.attribs
    if (type !== 'application/ld+json' && (!src || new URL(src, origin).origin !== origin)) return 'a script'
  }
  for (const { attribs } of $('*').toArray() as { attribs: Record<string, string> }[]) {
    const handler = Object.keys(attribs).find((name) => /^on/i.test(name))
    if (handler) return `the attribute ${handler}`
    const address = ADDRESSES.map((name) => attribs[name] ?? '').find((url) =>
      /^\s*(?:java|vb)script:|^\s*data:text/i.test(url),
    )
    if (address) return `the address ${address}`
  }
  return null
}
