/** Pages exist whose meta charset stands far below the 1,024 bytes that the HTML standard allows. */
const DECLARATION_BYTES_MAX = 32_768

/** Names in use that the encoding standard does not know. */
const ALIASES: Record<string, string> = {
  utf8mb4: 'utf-8',
  u8: 'utf-8',
  'x-utf-8': 'utf-8',
  cp936: 'gb18030',
  'gb2312-80': 'gb18030',
  cp949: 'euc-kr',
  cp932: 'shift_jis',
  cp950: 'big5',
  'x-euc-tw': 'big5',
  macroman: 'macintosh',
  latin9: 'iso-8859-15',
}

/** The UTF-8 byte order mark, its bytes as characters. */
const UTF8_MARK = '\u00ef\u00bb\u00bf'
const XML_DECLARATION = /<\?xml[^<>]{0,200}?\sencoding\s*=\s*(?:["']\s*)?([\w.:-]+)/i
const HTML_META = /<meta[^<>]{0,300}?charset\s*=\s*(?:["']\s*)?([\w.:-]+)/i
const HTTP_PARAMETER = /charset\s*=\s*(?:["']\s*)?([\w.:-]+)/i

/** What servers put into their header by habit; every byte is valid in it, so that no document contradicts. */
const HABIT = 'windows-1252'

/**
 * The charsets that a document claims, HTTP first unless it only says Latin 1, as `TextDecoder` spells them, without
 * repeats; GB2312 and GBK as their superset GB18030. `unknown` lists claims that name no charset.
 */
export function findDeclaredCharsets(
  body: Uint8Array,
  contentType: string | null,
): { charsets: string[]; unknown: string[] } {
  const head = Buffer.from(body.subarray(0, DECLARATION_BYTES_MAX)).toString('latin1')
  if (head.startsWith(UTF8_MARK)) return { charsets: ['utf-8'], unknown: [] }
  const http = HTTP_PARAMETER.exec(contentType ?? '')?.[1]
  const own = (XML_DECLARATION.exec(head) ?? HTML_META.exec(head))?.[1]
  const names = [http, own].filter((name) => name !== undefined)
  const known = names.map((name) => ({ name, charset: toCharset(name) }))
  const charsets = new Set(known.flatMap(({ charset }) => charset ?? []))
  return {
    charsets: [...charsets].toSorted((a, b) => Number(a === HABIT) - Number(b === HABIT)),
    unknown: known.filter(({ charset }) => charset === null).map(({ name }) => name),
  }
}

/** Wide charsets are recognised by their bytes; here, in a document of single bytes, such a claim is void. */
function toCharset(name: string): string | null {
  const lower = name.toLowerCase()
  try {
    const { encoding } = new TextDecoder(ALIASES[lower] ?? lower)
    if (encoding === 'gbk') return 'gb18030'
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding
  } catch {
    return null
  }
}
