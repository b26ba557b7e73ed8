import { toLocale } from '../language-tag.ts'
import { toFirstKey, toLastKey } from './key.ts'
import type { EntryFilter } from './reads.ts'
import { list, type Query, sql } from './sql.ts'

const SECOND_MS = 1000

/** Folds an author's name to what `author=` compares by. */
export function toNameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** A filter with what else its entries must be, where a search asks for more than words. */
export interface NarrowedFilter extends EntryFilter {
  narrowedBy?: readonly Query[]
}

/** The conditions of a filter on `entries e`, search words aside. Reposts stand in a list only where they are asked for. */
export function toFilterConditions(filter: NarrowedFilter): Query[] {
  const { ids, tags, sources, languages, papers, author, since, until } = filter
  const conditions = [ids.length > 0 ? sql`e.id IN ${list(ids)}` : sql`e.is_lead = 1`]
  if (tags.length > 0) {
    // Asked of each entry that is met: a list of all that have the tag would be made first, however few are shown.
    conditions.push(
      sql`EXISTS (SELECT 1 FROM entry_tags t WHERE t.tag_id IN ${list(tags)} AND t.key = e.key)`,
    )
  }
  if (papers.length > 0) {
    conditions.push(sql`e.key IN (SELECT p.key FROM entry_papers p WHERE p.paper_id IN ${list(papers)})`)
  }
  if (sources.length > 0) conditions.push(sql`e.source_id IN ${list(sources)}`)
  if (languages.length > 0) conditions.push(sql`e.language IN ${list(toLanguages(languages))}`)
  if (author !== null) {
    conditions.push(sql`e.key IN (SELECT a.key FROM entry_authors a WHERE a.name_key = ${toNameKey(author)})`)
  }
  if (since !== null) conditions.push(...toSince(since))
  if (until !== null) conditions.push(...toUntil(until))
  return [...conditions, ...(filter.narrowedBy ?? [])]
}

/** The key, which indexes stand in order of, knows whole seconds; only within one the column must be looked at. */
function toSince(since: number): Query[] {
  const isWhole = since % SECOND_MS === 0
  return [sql`e.key >= ${toFirstKey(since)}`, ...(isWhole ? [] : [sql`e.published_at >= ${since}`])]
}

/** What was published before `until`, ms: a search of the key. */
export function toUntil(until: number): Query[] {
  const isWhole = until % SECOND_MS === 0
  return [sql`e.key <= ${toLastKey(until - 1)}`, ...(isWhole ? [] : [sql`e.published_at < ${until}`])]
}

/**
 * Languages (BCP 47, in any case) as entries have them: `zh` takes in `zh-Hans` and `zh-Hant`, `zh-CN` is the former; a
 * region takes in what is of none, `en-US` also `en`.
 */
export function toLanguages(languages: readonly string[]): string[] {
  return [...new Set(languages.flatMap(toStoredLanguages))]
}

function toStoredLanguages(language: string): string[] {
  const locale = toLocale(language)
  if (!locale) return [language]
  if (locale.language !== 'zh') return [locale.baseName, ...(locale.region ? [locale.language] : [])]
  if (locale.baseName === 'zh') return ['zh', 'zh-Hans', 'zh-Hant']
  return [`zh-${locale.maximize().script}`]
}
