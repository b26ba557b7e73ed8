import { isMapping, mapping, note, type Shape, type Site, word } from './shape.ts'
import { judge, type Stanza, stanzaKeys, WAYS, withOneOf } from './stanza.ts'

/** What a request changes of a source: a part of a stanza, null for what it is to be without, and whether it is followed. */
export type StanzaPatch = Omit<Stanza, 'active'> & { status?: 'active' | 'paused' }

/** As it is written: what a file says with `active` is the same. */
type LoosePatch = StanzaPatch & { active?: boolean }

/** What a source can be without. */
const EMPTIABLE = ['language', ...WAYS] as const
/** What a request may give in part. */
const PARTS = ['article', 'expect'] as const

const looseShape = mapping<LoosePatch>({ ...stanzaKeys, status: word(['active', 'paused']) })
const patchShape = withOneOf(['status', 'active'], withOneOf<LoosePatch>(WAYS, withNulls(looseShape)))

/** The change that a request asks for. Throws AppError `invalid` with every mistake, each at its JSON pointer. */
export function toStanzaPatch(value: unknown): StanzaPatch {
  const { active, ...patch } = judge(value, patchShape, 'source')
  return active === undefined ? patch : { ...patch, status: active ? 'active' : 'paused' }
}

/** Keeps the nulls that take something away; any other says nothing and is noted. */
function withNulls(shape: Shape<LoosePatch>): Shape<LoosePatch> {
  return (value, site) => {
    const patch = shape(value, site)
    if (!isMapping(value)) return patch
    noteNulls(value, Object.keys(stanzaKeys).concat('status'), site)
    for (const part of PARTS) {
      const given = value[part]
      if (isMapping(given)) noteNulls(given, Object.keys(given), { ...site, path: [...site.path, part] })
    }
    const emptied = EMPTIABLE.filter((key) => value[key] === null)
    return { ...patch, ...Object.fromEntries(emptied.map((key) => [key, null])) }
  }
}

function noteNulls(value: Record<string, unknown>, keys: readonly string[], site: Site): void {
  const emptiable: readonly string[] = site.path.length === 0 ? EMPTIABLE : []
  for (const key of keys.filter((each) => value[each] === null && !emptiable.includes(each)))
    note({ ...site, path: [...site.path, key] }, 'cannot be null: leave it out to keep it as it is')
}
