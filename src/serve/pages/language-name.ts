import type { Words } from './words.ts'

const known = new Map<string, Intl.DisplayNames>()

/** What the interface calls a language: `zh-Hans` is Chinese; what is no language keeps its code. */
export function toLanguageName(language: string, words: Words): string {
  const primary = language.split('-')[0] ?? language
  const ours = (words.languages as Record<string, string>)[primary]
  if (ours) return ours
  try {
    return findNames(words.tag).of(primary) ?? language
  } catch {
    return language
  }
}

/** Making one takes long. */
function findNames(tag: string): Intl.DisplayNames {
  const names = known.get(tag) ?? new Intl.DisplayNames(tag, { type: 'language' })
  known.set(tag, names)
  return names
}
