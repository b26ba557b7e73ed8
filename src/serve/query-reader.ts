import { AppError, type Mistake } from '../errors.ts'

/** Limits of one parameter. */
const LIST_MAX = 20
const VALUE_CHARACTERS_MAX = 200

/** Reads parameters of a query string one by one and remembers what was wrong with them. */
export interface QueryReader {
  readonly mistakes: readonly Mistake[]
  /** Repeated or with commas; empty when absent. At most `valuesMax` different ones, 20 unless told. */
  list(name: string, valuesMax?: number): string[]
  /** One value; null when absent or blank. */
  text(name: string, charactersMax?: number): string | null
  /** A whole number in plain decimal digits; null when absent or refused. */
  integer(name: string, range: { min: number; max: number }): number | null
  /** `1`, `true`, `yes`, `on` and their opposites; false when absent. */
  flag(name: string): boolean
  /** One of the words; null when absent or refused. */
  choice<T extends string>(name: string, words: readonly T[]): T | null
  refuse(name: string, detail: string): void
}

const FLAGS_ON = new Set(['1', 'true', 'yes', 'on'])
const FLAGS_OFF = new Set(['0', 'false', 'no', 'off'])

/**
 * Makes a reader of a parsed query string (`?a=1&a=2` as `{ a: ['1', '2'] }`). Total: whatever stands in the query, a
 * read answers a believable value or none and adds a mistake. Blank values count as absent, as forms send them.
 */
export function createQueryReader(query: Record<string, unknown>): QueryReader {
  const mistakes: Mistake[] = []
  const refuse = (where: string, detail: string) =>
    void mistakes.push({ where, detail: `${where}: ${detail}` })

  const text = (name: string, charactersMax = VALUE_CHARACTERS_MAX) => {
    const values = toValues(query[name])
    if (values.length > 1) {
      refuse(name, `given ${values.length} times, give it once`)
      return null
    }
    const value = values[0] ?? null
    if (value === null || value.length <= charactersMax) return value
    refuse(name, `${value.length} characters long, at most ${charactersMax} are allowed`)
    return null
  }

  return {
    mistakes,
    refuse,
    text,
    list: (name, valuesMax = LIST_MAX) => {
      const values = toValues(query[name]).flatMap((value) => value.split(',').map(toClean))
      const kept = [...new Set(values)].filter((value) => value !== '')
      for (const detail of findListMistakes(kept, valuesMax)) refuse(name, detail)
      return kept
    },
    integer: (name, { min, max }) => {
      const value = text(name)
      if (value === null) return null
      const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN
      if (number >= min && number <= max) return number
      refuse(name, `must be a whole number from ${min} to ${max}`)
      return null
    },
    flag: (name) => {
      const value = text(name)?.toLowerCase() ?? null
      if (value === null || FLAGS_OFF.has(value)) return false
      if (!FLAGS_ON.has(value)) refuse(name, 'must be 1 or 0')
      return FLAGS_ON.has(value)
    },
    choice: (name, words) => {
      const value = text(name)
      const word = words.find((word) => word === value)
      if (value !== null && word === undefined) refuse(name, `must be one of ${words.join(', ')}`)
      return word ?? null
    },
  }
}

/** The refusal of a request with these mistakes. */
export function toRefusal(mistakes: readonly Mistake[]): AppError {
  const sentence = mistakes.map(({ detail }) => detail).join('; ')
  return new AppError('invalid', `The request cannot be read: ${sentence}.`, { mistakes })
}

function findListMistakes(values: readonly string[], valuesMax: number): string[] {
  const mistakes =
    values.length > valuesMax ? [`${values.length} values, at most ${valuesMax} are allowed`] : []
  const long = values.find((value) => value.length > VALUE_CHARACTERS_MAX)
  if (long) mistakes.push(`a value of ${long.length} characters, at most ${VALUE_CHARACTERS_MAX} are allowed`)
  return mistakes
}

function toValues(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value]
  return values
    .filter((one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean')
    .map((one) => toClean(String(one)))
    .filter((one) => one !== '')
}

/** Text that any store can bind: control characters become blanks, lone surrogates U+FFFD. */
export function toClean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
}
