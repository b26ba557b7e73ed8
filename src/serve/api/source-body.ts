import { isMapping, mapping, word } from '../../catalogue/shape.ts'
import { judge, type Stanza, stanzaKeys, stanzaPartShape, toStanza } from '../../catalogue/stanza.ts'
import { toStanzaPatch } from '../../catalogue/stanza-patch.ts'
import { AppError } from '../../errors.ts'
import type { PreviewRequest, SourceChange } from '../../operations.ts'
import { SOURCE_DEFAULTS, type Source } from '../../source.ts'

const { url } = stanzaKeys
const previewShape = mapping<{ url: string; as: 'source' | 'article'; source: Stanza }>(
  { url, as: word(['source', 'article']), source: stanzaPartShape },
  ['url'],
)
const placeShape = mapping<{ url: string }>({ url }, ['url'])

/** The body of `POST /sources`. Throws AppError `invalid` with every mistake. */
export function toNewSource(body: unknown): { url: string } & Partial<Source> {
  const stanza = toStanza(toMapping(body), ['url'])
  return { ...toPart(stanza, SOURCE_DEFAULTS), url: stanza.url ?? '' }
}

/** The body of `PATCH /sources/:id`; rules that it gives in part are completed from those the source has. */
export function toSourceChange(body: unknown, source: Source): SourceChange {
  const { status, ...stanza } = toStanzaPatch(toMapping(body))
  if (stanza.id !== undefined && stanza.id !== source.id) refuse('/id', 'the id of a source never changes')
  return { ...toPart(stanza, source), ...(status && { status }) }
}

/** The body of `POST /preview`. Throws AppError `invalid` with every mistake. */
export function toPreviewRequest(body: unknown): PreviewRequest {
  const { url = '', as, source } = judge(toMapping(body), previewShape, 'request')
  return { url, ...(as && { as }), ...(source && { source: toPart(source, SOURCE_DEFAULTS) }) }
}

/** The body of `POST /opml` that tells where the document is. Throws AppError `invalid` with every mistake. */
export function toOpmlPlace(body: unknown): { url: string } {
  const { url = '' } = judge(toMapping(body), placeShape, 'request')
  return { url }
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
  return isMapping(body) ? body : refuse('', 'the body must be a JSON object')
}

function refuse(where: string, detail: string): never {
  const sentence = where === '' ? detail : `${where}: ${detail}`
  throw new AppError('invalid', `The request body cannot be read: ${sentence}.`, {
    mistakes: [{ where, detail: sentence }],
  })
}
