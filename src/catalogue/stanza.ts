import { AppError } from '../errors.ts'
import { toLocale } from '../language-tag.ts'
import { toPlainLine } from '../plain-line.ts'
import { type ArticleRule, SOURCE_DEFAULTS, type Source } from '../source.ts'
import { resolveUrl, withoutFeedScheme } from '../url.ts'
import { cssShape, jsonShape, pageShape, sitemapShape } from './reading-shapes.ts'
import { expected, flag, list, mapping, note, type Shape, type Slip, text, whole, word } from './shape.ts'

const ID_CHARACTERS_MAX = 64
const TITLE_CHARACTERS_MAX = 200
const URL_CHARACTERS_MAX = 2048
/** Selectors to remove, tags of one source. */
const LIST_ITEMS_MAX = 50
const MIN_ITEMS_MAX = 1000

/** What a stanza says, sound parts only: what is left out is not there. */
export type Stanza = Partial<Omit<Source, 'article' | 'expect'>> & {
  article?: Partial<ArticleRule>
  expect?: Partial<Source['expect']>
}

/** An id of a source or tag: it stands in addresses, so it is never changed. */
export const idShape: Shape<string> = (value, site) =>
  typeof value === 'string' && value.length <= ID_CHARACTERS_MAX && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)
    ? value
    : expected(site, `an id of a-z, 0-9 and single hyphens, at most ${ID_CHARACTERS_MAX} characters`, value)

const urlShape: Shape<string> = (value, site) => {
  const url =
    typeof value === 'string' && value.length <= URL_CHARACTERS_MAX
      ? URL.parse(withoutFeedScheme(value))
      : null
  if (!url || !/^https?:$/.test(url.protocol)) return expected(site, 'an http:// or https:// address', value)
  if (url.username || url.password) return expected(site, 'an address without user name and password', value)
  return url.href
}

/** BCP 47 with a language of two or three letters, in its usual spelling (`zh-hans` becomes `zh-Hans`). */
export const languageShape: Shape<string> = (value, site) => {
  const locale = typeof value === 'string' && /^[a-z]{2,3}(-|$)/i.test(value) ? toLocale(value) : null
  return locale?.toString() ?? expected(site, 'a language tag such as en, zh or zh-Hans', value)
}

/** As the titles of feeds are cleaned: nothing that disguises. */
const titleShape: Shape<string> = (value, site) => {
  const what = 'a title (a number in quotes)'
  const title = text(what, TITLE_CHARACTERS_MAX)(value, site)
  return title && (toPlainLine(title) || expected(site, what, value))
}

const selectorList: Shape<string[]> = (value, site) =>
  list(cssShape, LIST_ITEMS_MAX)(typeof value === 'string' ? [value] : value, site)

/** The keys of one stanza and what each may say; every one optional, what is required is up to the caller. */
export const stanzaKeys: { [K in keyof Stanza]-?: Shape<NonNullable<Stanza[K]>> } = {
  id: idShape,
  title: titleShape,
  url: urlShape,
  site: urlShape,
  language: languageShape,
  tags: list(text('a tag', TITLE_CHARACTERS_MAX), LIST_ITEMS_MAX),
  page: pageShape,
  json: jsonShape,
  sitemap: sitemapShape,
  article: mapping<ArticleRule>({
    fetch: word(['auto', 'always', 'never']),
    content: selectorList,
    remove: selectorList,
    math: word(['auto', 'dollar', 'off']),
  }),
  expect: mapping<Source['expect']>({ minItems: whole(0, MIN_ITEMS_MAX) }),
  full: flag,
  active: flag,
}

/** The ways to read a document that is no feed; a source has one of them. */
export const WAYS = ['page', 'json', 'sitemap'] as const
const REQUIRED = ['id', 'title', 'url'] as const

/** The keys of a stanza; what else stands on a source is its state. */
export const STANZA_KEYS: ReadonlySet<string> = new Set(Object.keys(stanzaKeys))

/** Notes every mistake of one stanza; gives what is sound of it. */
export const stanzaShape: Shape<Stanza> = toStanzaShape(REQUIRED)

/** The same for a part of one. */
export const stanzaPartShape: Shape<Stanza> = toStanzaShape([])

function toStanzaShape(required: readonly (keyof Stanza)[]): Shape<Stanza> {
  return withOneOf(WAYS, mapping<Stanza>(stanzaKeys, required))
}

/** The same shape, which notes the second of `keys` that have a value. */
export function withOneOf<T extends object>(keys: readonly (keyof T & string)[], shape: Shape<T>): Shape<T> {
  return (value, site) => {
    const sound = shape(value, site)
    const [first, second] = keys.filter((key) => sound?.[key] !== undefined && sound[key] !== null)
    if (second)
      note({ ...site, path: [...site.path, second] }, `stands beside \`${first}\`: give one of them`)
    return sound
  }
}

/** Fills in what a sound stanza leaves out; `site` is by default the origin of the address. */
export function toWholeSource(stanza: Stanza): Source {
  const { id = '', title = '', url = '', article, expect, ...rest } = stanza
  const defaults = structuredClone(SOURCE_DEFAULTS)
  return {
    ...defaults,
    site: resolveUrl('/', url) ?? url,
    ...rest,
    id,
    title,
    url,
    article: { ...defaults.article, ...article },
    expect: { ...defaults.expect, ...expect },
  }
}

/** A source with what a part of a stanza changes; a new way to read it takes the place of the old one. */
export function changeSource<T extends Source>(source: T, stanza: Stanza): T {
  const isOtherWay = WAYS.some((way) => stanza[way])
  return { ...source, ...(isOtherWay ? { page: null, json: null, sitemap: null } : {}), ...stanza } as T
}

/**
 * A Source of an unknown value (a request's body, a stored row): a stanza as in `sources.yaml`, or a Source.
 * Throws AppError `invalid` with every mistake, each at its JSON pointer.
 */
export function toSource(value: unknown): Source {
  return toWholeSource(toStanza(value, REQUIRED))
}

/** The same for a part of a stanza: only the keys named must be there. */
export function toStanza(value: unknown, required: readonly (keyof Stanza)[]): Stanza {
  return judge(value, toStanzaShape(required), 'source')
}

/** A value as its shape takes it. Throws AppError `invalid` with every mistake, each at its JSON pointer. */
export function judge<T>(value: unknown, shape: Shape<T>, what: string): T {
  const slips: Slip[] = []
  const sound = shape(value, { path: [], slips })
  if (sound !== undefined && slips.length === 0) return sound
  const mistakes = slips.map((slip) => ({ where: toPointer(slip.path), detail: slip.detail }))
  throw new AppError('invalid', `The ${what} is not valid: ${mistakes[0]?.detail}`, { mistakes })
}

/** RFC 6901. */
function toPointer(path: Slip['path']): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
