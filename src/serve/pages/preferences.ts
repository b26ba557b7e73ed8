import { LRUCache } from 'lru-cache'
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from './words.ts'

export const THEMES = ['light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** What a reader has chosen: in the address (`?hl=`, `?theme=`), else earlier (cookies), else in the browser. */
export interface Preferences {
  language: InterfaceLanguage
  /** Null: as the system. */
  theme: Theme | null
  /** `Set-Cookie` values that remember what the address has just chosen. */
  cookies: string[]
}

const READER_WORDS_MAX = 500
/** Longer headers are read anew each time, characters. */
const READER_HEADERS_MAX = 500
const REMEMBERED_S = 365 * 24 * 3600

/** Reads the choices of one request; `headers` as Node gives them. Nonsense counts as no choice. */
export function readPreferences(
  query: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Preferences {
  const cookie = String(headers.cookie ?? '')
  const askedLanguage = INTERFACE_LANGUAGES.find((each) => each === query.hl)
  const askedTheme = [...THEMES, 'auto'].find((each) => each === query.theme)
  const theme = askedTheme ?? readCookie(cookie, 'theme')
  return {
    language:
      askedLanguage ??
      INTERFACE_LANGUAGES.find((each) => each === readCookie(cookie, 'hl')) ??
      negotiateLanguage(String(headers['accept-language'] ?? '')),
    theme: THEMES.find((each) => each === theme) ?? null,
    cookies: [
      ...(askedLanguage ? [toCookie('hl', askedLanguage)] : []),
      ...(askedTheme ? [toCookie('theme', askedTheme)] : []),
    ],
  }
}

/** Words of the readers who asked last, by what their headers say; most say what another has said. */
const readerWords = new LRUCache<string, string>({ max: READER_WORDS_MAX })

/** What a page depends on besides its address: the language and theme of the reader. */
export function toReaderWord(headers: Readonly<Record<string, string | string[] | undefined>>): string {
  const said = `${headers['accept-language'] ?? ''}\n${headers.cookie ?? ''}`
  const known = readerWords.get(said)
  if (known !== undefined) return known
  const { language, theme } = readPreferences({}, headers)
  const word = `${language} ${theme ?? 'auto'}`
  if (said.length <= READER_HEADERS_MAX) readerWords.set(said, word)
  return word
}

/** The interface language that an Accept-Language header likes best (RFC 9110 §12.5.4); English when it likes none. */
export function negotiateLanguage(header: string): InterfaceLanguage {
  let best: InterfaceLanguage = 'en'
  let bestWeight = 0
  for (const part of header.split(',')) {
    const [range = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase())
    const language = INTERFACE_LANGUAGES.find((each) => each === range.split('-')[0])
    const weight = Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? 1)
    if (language && weight > bestWeight) [best, bestWeight] = [language, weight]
  }
  return best
}

function readCookie(header: string, name: string): string | undefined {
  const pair = header.split(';').find((each) => each.trim().startsWith(`${name}=`))
  return pair?.trim().slice(name.length + 1)
}

function toCookie(name: string, value: string): string {
  return `${name}=${value}; Path=/; Max-Age=${REMEMBERED_S}; SameSite=Lax`
}
