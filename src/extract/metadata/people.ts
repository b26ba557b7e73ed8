import { toPlainWords } from '../plain-words.ts'

const NAME_LENGTH_MAX = 80
const STATED_LENGTH_MAX = 400
const NAMES_MAX = 50
const PREFIX =
  /^(?:(?:written|posted|published|created|contributed|authored|story|text|article|edited)\s+by\s*:?|by\s*:?\s+|by:|authors?\s*[:：]|作者\s*[:：]|文\s*[/／|｜]\s*|撰文\s*[:：|｜]?|来源\s*[:：])\s*/i
const NOT_A_NAME =
  /^(?:admin|administrator|author|unknown|anonymous|guest|user|root|editor|staff|null|undefined|none|n\/a|posted|by|follow|view profile|share|updated|published|written|read more|noc admin|the author|匿名|佚名|管理员|未知)$|^https?:|^[@#]?$|^\d+$|@.*\.|\.(?:com|org|net|io)\/|\{\{/i
/** What a by-line goes on with after the name. */
const SUFFIX =
  /\s*(?:[|•·]\s.*|,?\s+(?:on\s+)?(?:updated|published|posted|last)\b.*|\s[-–—]\s.*|\s*\d{1,2}[/.]\d{1,2}[/.]\d{2,4}.*|\s+\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+\d{4}.*|\s+(?:on\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s+\d.*|\(opens in .*)$/i

/** One author as stated, as a clean name; null for what is no name. */
export function toName(stated: string): string | null {
  let name = toPlainWords(stated.slice(0, STATED_LENGTH_MAX))
  for (let turn = 0; turn < 2; turn++) name = name.replace(PREFIX, '').trim()
  name = name.replace(SUFFIX, '').replace(/^[\s,;:：、|/]+|[\s,;:：、|/]+$/gu, '')
  return name === '' || name.length > NAME_LENGTH_MAX || NOT_A_NAME.test(name) ? null : name
}

/** Several stated names, cleaned, each once. */
export function toNames(stated: readonly string[]): string[] {
  const names = new Map<string, string>()
  for (const words of stated) {
    const name = toName(words)
    if (name && names.size < NAMES_MAX) names.set(name.toLowerCase(), names.get(name.toLowerCase()) ?? name)
  }
  return [...names.values()]
}

/** A by-line that names several people: cut at commas and "and", only where every part looks like a whole name. */
export function splitNames(line: string): string[] {
  const parts = line
    .split(/\s*(?:,|;|、|，|；)\s*(?:and\s+|&\s*)?|\s+(?:and|&|与|和)\s+/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const areNames =
    parts.length > 1 &&
    parts.every(
      (part) =>
        /^\p{L}[\p{L}.'’-]*(?:\s+\p{L}[\p{L}.'’-]*){1,4}$/u.test(part) || /^\p{Script=Han}{2,4}$/u.test(part),
    )
  return areNames ? parts : [line]
}
