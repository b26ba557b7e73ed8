import { AppError } from '../../errors.ts'
import type { PreviewRequest } from '../../operations.ts'
import { isMapping } from '../../shape.ts'
import { SOURCE_DEFAULTS, type Source } from '../../source.ts'
import { type Stanza, toStanza } from '../../stanza.ts'
import { toStanzaPatch } from '../../stanza-patch.ts'

export type SourcePatch = Partial<Source> & { status?: 'active' | 'paused' }

const KINDS = ['source', 'article'] as const

/** The body of `POST /sources`. Throws AppError `invalid` with every mistake. */
export function toNewSource(body: unknown): { url: string } & Partial<Source> {
  const stanza = toStanza(toMapping(body), ['url'])
  return { ...toPart(stanza, SOURCE_DEFAULTS), url: stanza.url ?? '' }
}

/** The body of `PATCH /sources/:id`; rules that it gives in part are completed from those the source has. */
export function toSourcePatch(body: unknown, source: Source): SourcePatch {
  const { status, ...stanza } = toStanzaPatch(toMapping(body))
  if (stanza.id !== undefined && stanza.id !== source.id) refuse('/id', 'the id of a source never changes')
  return { ...toPart(stanza, source), ...(status && { status }) }
}

/** The body of `POST /preview`. */
export function toPreviewRequest(body: unknown): PreviewRequest {
  const { url, as, source, ...strangers } = toMapping(body)
  const stranger = Object.keys(strangers)[0]
  if (stranger !== undefined) refuse(`/${stranger}`, 'not a known key; allowed here: url, as, source')
  const address = toStanza({ url }, ['url']).url ?? ''
  return {
    url: address,
    ...(as !== undefined && as !== null && { as: toWord('/as', as, KINDS) }),
    ...(source !== undefined && source !== null && { source: toPart(toStanza(source), SOURCE_DEFAULTS) }),
  }
}

/** A stanza in part as a source in part: rules within it become whole. */
function toPart(
  { article, expect, ...rest }: Stanza,
  defaults: Pick<Source, 'article' | 'expect'>,
): Partial<Source> {
  return {
    ...rest,
    ...(article && { article: { ...structuredClone(defaults.article), ...article } }),
    ...(expect && { expect: { ...defaults.expect, ...expect } }),
  }
}

function toMapping(body: unknown): Record<string, unknown> {
  return isMapping(body) ? body : refuse('/', 'the body must be a JSON object')
}

function toWord<T extends string>(where: string, value: unknown, words: readonly T[]): T {
  const word = words.find((one) => one === value)
  return word ?? refuse(where, `must be ${words.join(' or ')}`)
}

function refuse(where: string, detail: string): never {
  const sentence = `${where}: ${detail}`
  throw new AppError('invalid', `The request body cannot be read: ${sentence}.`, {
    mistakes: [{ where, detail: sentence }],
  })
}
