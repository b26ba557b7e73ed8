import RssParser from 'rss-parser'

/** An element of the clean XML. */
export interface CleanNode {
  text: string
  attributes: Record<string, string>
  /** Texts of its children by name. */
  children: Record<string, string[]>
}

/** The fields of a feed or an item by element name, each in document order. */
export type CleanFields = ReadonlyMap<string, CleanNode[]>

export interface CleanFeed {
  fields: CleanFields
  items: { fields: CleanFields; about: string | null }[]
}

/** Under this name rss-parser hands over every element `name`, beside the first one that it picks itself. */
const KEY_START = 'all '

/** Reads the clean XML of `rewrite`; `names` are those of its elements, since rss-parser looks for each in every item. */
export async function readCleanFeed(xml: string, names: ReadonlySet<string>): Promise<CleanFeed> {
  const fields = Array.from(names, (name) => [name, KEY_START + name, { keepArray: true }]) as never[]
  const parser = new RssParser<Record<string, unknown>, Record<string, unknown>>({
    defaultRSS: 2,
    customFields: { feed: fields, item: fields },
  })
  const feed = await parser.parseString(xml)
  return {
    fields: toFields(feed),
    items: feed.items.map((item) => ({
      fields: toFields(item),
      about: typeof item['rdf:about'] === 'string' ? item['rdf:about'] : null,
    })),
  }
}

function toFields(record: Record<string, unknown>): CleanFields {
  const fields = new Map<string, CleanNode[]>()
  for (const key in record) {
    const nodes = key.startsWith(KEY_START) ? record[key] : null
    if (Array.isArray(nodes)) fields.set(key.slice(KEY_START.length), nodes.map(toNode))
  }
  return fields
}

/** xml2js gives a string, or an object of `_` (text), `$` (attributes) and children. */
function toNode(value: unknown): CleanNode {
  if (typeof value === 'string') return { text: value, attributes: {}, children: {} }
  const {
    _: text,
    $: attributes,
    ...children
  } = value as {
    _?: string
    $?: Record<string, string>
  } & Record<string, unknown[]>
  const texts = Object.entries(children).map(([name, nodes]) => [name, (nodes ?? []).map(toText)])
  return { text: text ?? '', attributes: attributes ?? {}, children: Object.fromEntries(texts) }
}

function toText(value: unknown): string {
  return toNode(value).text
}

/** Every node of the named elements, name by name. */
export function findNodes(fields: CleanFields, names: readonly string[]): CleanNode[] {
  return names.flatMap((name) => fields.get(name) ?? [])
}

/** The first of the named elements that has text. */
export function findText(fields: CleanFields, names: readonly string[]): string | null {
  for (const name of names) for (const { text } of fields.get(name) ?? []) if (text !== '') return text
  return null
}
