import type { EntryFilter } from './reads.ts'
import { list, type Query, sql } from './sql.ts'

/** Folds an author's name to what `author=` compares by. */
export function toNameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** The conditions of a filter on `entries e`, search words aside. Reposts never stand in a list of their own. */
export function toFilterConditions(filter: EntryFilter): Query[] {
  const conditions = [sql`e.is_lead = 1`]
  const { tags, sources, languages, author, since, until } = filter
  if (tags.length > 0) {
    conditions.push(sql`e.key IN (SELECT t.key FROM entry_tags t WHERE t.tag_id IN ${list(tags)})`)
  }
  if (sources.length > 0) conditions.push(sql`e.source_id IN ${list(sources)}`)
  if (languages.length > 0) conditions.push(toLanguageCondition(languages))
  if (author !== null) {
    conditions.push(sql`e.key IN (SELECT a.key FROM entry_authors a WHERE a.name_key = ${toNameKey(author)})`)
  }
  if (since !== null) conditions.push(sql`e.published_at >= ${since}`)
  if (until !== null) conditions.push(sql`e.published_at < ${until}`)
  return conditions
}

/** `zh` takes in `zh-Hans` and `zh-Hant`; a full tag only itself. */
function toLanguageCondition(languages: readonly string[]): Query {
  const known = languages.flatMap((language) =>
    language === 'zh' ? ['zh', 'zh-Hans', 'zh-Hant'] : [language],
  )
  return sql`e.language IN ${list(known)}`
}
