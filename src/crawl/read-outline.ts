import { idShape, languageShape, toSource } from '../catalogue/stanza.ts'
import { AppError } from '../errors.ts'
import { NOT_IN_RULES } from '../opml-names.ts'
import type { Outline } from '../parse/opml.ts'
import type { Source } from '../source.ts'
import { toSourceId } from './to-source-id.ts'

/** `detail` says why it is refused. */
type Read = { source: Source } | { detail: string }

/**
 * An outline of OPML as a source. Its rules are judged like a stanza of `sources.yaml`, and a mistake in them refuses it:
 * read without them it would be another source. An id that is taken or no id is replaced, a language that is none left out.
 */
export function readOutline(outline: Outline, isTaken: (id: string) => boolean): Read {
  const { url, title, site } = outline
  const id = idShape(outline.id, NOWHERE())
  const language = languageShape(outline.language, NOWHERE())
  try {
    const source = toSource({
      ...readRules(outline.rules),
      id: id !== undefined && !isTaken(id) ? id : toSourceId(title, url, isTaken),
      title: title || new URL(url).host,
      url,
      ...(site ? { site } : {}),
      ...(language ? { language } : {}),
    })
    return { source }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { detail: error.message }
  }
}

/** Where mistakes are noted that nobody asks for. */
const NOWHERE = () => ({ path: [], slips: [] })

/** What the rules say, with all their mistakes, but not what other attributes say or an importer must say himself. */
function readRules(text: string | undefined): object {
  if (text === undefined) return {}
  let rules: unknown
  try {
    rules = JSON.parse(text)
  } catch {
    throw new AppError('invalid', 'Its rules are no JSON.')
  }
  if (typeof rules !== 'object' || rules === null || Array.isArray(rules))
    throw new AppError('invalid', 'Its rules are no mapping.')
  const others: readonly string[] = NOT_IN_RULES
  return Object.fromEntries(Object.entries(rules).filter(([key]) => !others.includes(key)))
}
