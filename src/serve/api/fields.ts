import { type TObject, Type } from '@fastify/type-provider-typebox'
import type { QueryReader } from '../query-reader.ts'

/** The parameter that narrows entries to some of their fields, as the API description shows it. */
export const FieldsQuery = Type.Object({
  fields: Type.Optional(
    Type.Array(Type.String(), {
      description:
        'Give these fields of each entry only; the others are left out, also those that an entry otherwise always has. Repeat the parameter or separate with commas.',
      examples: [['id', 'title', 'url']],
    }),
  ),
})

/**
 * The fields that a query asks for, by the schema of what is answered; null where it asks for none: then all are meant.
 * A field that is none is a mistake that says which there are.
 */
export function readFields(reader: QueryReader, { properties }: TObject): string[] | null {
  const allowed = Object.keys(properties)
  const asked = reader.list('fields', allowed.length)
  const unknown = asked.filter((field) => !allowed.includes(field))
  if (unknown.length > 0)
    reader.refuse('fields', `there is no ${unknown.join(', ')}; there are ${allowed.join(', ')}`)
  return asked.length > 0 ? asked : null
}

/** The same object with these fields only, in its own order. */
export function pickFields(whole: object, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => fields.includes(name)))
}
