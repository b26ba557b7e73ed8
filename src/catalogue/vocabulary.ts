import type { Tag } from '../tag.ts'
import { expected, flag, list, mapping, type Shape, text } from './shape.ts'
import { idShape } from './stanza.ts'

const ALIAS_CHARACTERS_MAX = 100
const ALIASES_MAX = 50

/** A stanza of `tags.yaml`, sound parts only. */
export interface LooseTag {
  id?: string
  names?: Partial<Tag['names']>
  aliases?: Partial<Tag['aliases']>
  exact?: string[]
  authorOnly?: string[]
  parent?: string
  gathers?: boolean
  inPassing?: boolean
}

/** The form under which two aliases are one: NFKC, lower case, hyphens and underscores as spaces. */
export function toAliasKey(alias: string): string {
  const spaced = alias
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\u2010-\u2015-]/g, ' ')
  return spaced.split(' ').filter(Boolean).join(' ')
}

const aliasShape: Shape<string> = (value, site) => {
  const alias = text('a word or phrase', ALIAS_CHARACTERS_MAX)(value, site)
  return alias && toAliasKey(alias) === '' ? expected(site, 'a word or phrase', value) : alias
}
const aliases = list(aliasShape, ALIASES_MAX)

/** The concept that goes by a name, in any language and spelling; null for none. */
export function findTagId(name: string, tags: readonly Tag[]): string | null {
  const names = namesOf.get(tags) ?? readNames(tags)
  return names.get(name) ?? names.get(toAliasKey(name)) ?? null
}

/** By vocabulary: its concepts by their ids and by all that they are called. */
const namesOf = new WeakMap<readonly Tag[], Map<string, string>>()

function readNames(tags: readonly Tag[]): Map<string, string> {
  const byName = new Map<string, string>()
  const note = (name: string, id: string) => byName.has(name) || byName.set(name, id)
  for (const { id } of tags) note(id, id)
  for (const { id, names, aliases, exact = [], authorOnly = [] } of tags) {
    for (const each of [id, names.en, names.zh, ...aliases.en, ...aliases.zh, ...exact, ...authorOnly])
      note(toAliasKey(each), id)
  }
  namesOf.set(tags, byName)
  return byName
}

/** Notes every mistake of one stanza of `tags.yaml`; gives what is sound of it. */
export const tagShape: Shape<LooseTag> = mapping<LooseTag>(
  {
    id: idShape,
    names: mapping<Tag['names']>({ en: aliasShape, zh: aliasShape }, ['en']),
    aliases: mapping<Tag['aliases']>({ en: aliases, zh: aliases }),
    exact: aliases,
    authorOnly: aliases,
    parent: idShape,
    gathers: flag,
    inPassing: flag,
  },
  ['id', 'names'],
)

/** Fills in what a sound stanza leaves out; a concept without a Chinese name goes by its English one. */
export function toTag(loose: LooseTag): Tag {
  const {
    id = '',
    names: { en = '', zh = en } = {},
    aliases: words,
    exact,
    authorOnly,
    parent = null,
    gathers,
    inPassing,
  } = loose
  const tag: Tag = { id, names: { en, zh }, aliases: { en: words?.en ?? [], zh: words?.zh ?? [] }, parent }
  return {
    ...tag,
    ...(exact && { exact }),
    ...(authorOnly && { authorOnly }),
    ...(gathers && { gathers }),
    ...(inPassing && { inPassing }),
  }
}
