/** What a query may carry to the database. */
export type Value = string | number | null | Uint8Array

/** SQL with its values apart: `strings[i]` is followed by `values[i]`; an engine writes its own placeholders between. */
export interface Query {
  readonly strings: readonly string[]
  readonly values: readonly Value[]
}

export type Row = Record<string, unknown>

function isQuery(part: Value | Query): part is Query {
  return typeof part === 'object' && part !== null && 'strings' in part
}

/**
 * Tagged template for portable SQL: values become parameters, queries nest. NUL and lone surrogates are taken out of
 * strings, since engines disagree about them (PostgreSQL refuses, SQLite stops at them).
 */
export function sql(literals: TemplateStringsArray, ...parts: (Value | Query)[]): Query {
  // The literals themselves stand for the text: they are the same array each time, by which an engine knows its statement.
  if (!parts.some(isQuery)) return { strings: literals, values: (parts as Value[]).map(toStorable) }
  const strings = [literals[0] ?? '']
  const values: Value[] = []
  const append = (text: string) => {
    strings[strings.length - 1] += text
  }
  parts.forEach((part, index) => {
    if (isQuery(part)) {
      append(part.strings[0] ?? '')
      part.values.forEach((value, at) => {
        values.push(value)
        strings.push(part.strings[at + 1] ?? '')
      })
      append(literals[index + 1] ?? '')
    } else {
      values.push(toStorable(part))
      strings.push(literals[index + 1] ?? '')
    }
  })
  return { strings, values }
}

/** A value as every engine keeps it. */
export function toStorable(value: Value): Value {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed()
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} cannot be stored`)
  return value
}

/** Joins queries with SQL text between them; `empty` where there are none. */
export function join(queries: readonly Query[], separator: string, empty = sql`NULL`): Query {
  const [first, ...rest] = queries
  if (!first) return empty
  const strings = [...first.strings]
  const values = [...first.values]
  for (const query of rest) {
    strings[strings.length - 1] += `${separator}${query.strings[0] ?? ''}`
    strings.push(...query.strings.slice(1))
    values.push(...query.values)
  }
  return { strings, values }
}

/** A number as part of the text: SQLite prepares a statement anew whenever a parameter of its LIMIT is bound. */
export function toLiteral(count: number): Query {
  return { strings: [String(Math.trunc(count))], values: [] }
}

/** `(?, ?, ?)` for `IN`; an empty list matches nothing. */
export function list(values: readonly Value[]): Query {
  if (values.length === 0) return sql`(NULL)`
  const strings = ['(', ...values.slice(1).map(() => ', '), ')']
  return { strings, values: values.map(toStorable) }
}
