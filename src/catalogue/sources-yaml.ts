import { isDeepStrictEqual } from 'node:util'
import { stringify } from 'yaml'
import { SOURCE_DEFAULTS, type Source } from '../source.ts'
import { STANZA_KEYS, toWholeSource } from './stanza.ts'

/** Sources as the text of a `sources.yaml` that reads back as the same sources; what is by default so is left out. */
export function toSourcesYaml(sources: readonly Source[]): string {
  if (sources.length === 0) return '[]\n'
  const stanzas = sources.map((source) => stringify([toShortStanza(source)], { lineWidth: 0 }))
  return stanzas.join('\n')
}

/** What a stanza must say to mean this source. */
export function toShortStanza(source: Source): Record<string, unknown> {
  const known = Object.fromEntries(
    Object.entries(source).filter(([key]) => STANZA_KEYS.has(key)),
  ) as unknown as Source
  const { id, title, url, article, expect, ...rest } = known
  const plain = toWholeSource({ id, title, url })
  return {
    id,
    title,
    url,
    ...withoutEqual(rest, plain),
    ...nonEmpty('article', withoutEqual(article, SOURCE_DEFAULTS.article)),
    ...nonEmpty('expect', withoutEqual(expect, SOURCE_DEFAULTS.expect)),
  }
}

function withoutEqual(given: object, plain: object): Record<string, unknown> {
  const before = new Map(Object.entries(plain))
  const own = Object.entries(given).filter(
    ([key, value]) => value !== undefined && !isDeepStrictEqual(value, before.get(key)),
  )
  return Object.fromEntries(own)
}

function nonEmpty(key: string, part: Record<string, unknown>): Record<string, unknown> {
  return Object.keys(part).length > 0 ? { [key]: part } : {}
}
