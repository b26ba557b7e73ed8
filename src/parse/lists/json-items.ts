import { type Failure, toFailure } from '../../failure.ts'
import { toFallbackRemark } from '../../fallback-remark.ts'
import { EVERY, findJsonValues, type JsonPath } from '../../json-path.ts'
import type { JsonRule } from '../../source.ts'
import { describeJson } from './describe-json.ts'
import { type JsonItem, showPaths, toExpressions } from './json-value.ts'

/** A document lists no more posts than this. */
const ITEMS_MAX = 1_000

/** Where a document's posts were found: in which of its values, and what to say of the way there. */
export interface FoundItems {
  root: unknown
  items: JsonItem[]
  warnings: string[]
}

/**
 * The posts that the rule's path leads to in one of the values (the document, or each JSON of a page's scripts): members
 * of a list, of lists within lists, or of a mapping by id. A path that leads to no list is a Failure that tells what was
 * found instead.
 */
export function findJsonItems(
  roots: readonly unknown[],
  selector: JsonRule['items'],
): { found: FoundItems } | { failure: Failure } {
  const paths = toExpressions(selector).flatMap((each) => (each.kind === 'path' ? [each.path] : []))
  const written = [selector].flat()
  for (const [index, path] of paths.entries()) {
    for (const root of roots) {
      const items = collectItems(root, path)
      if (!items) continue
      const remark = toFallbackRemark('path', written[0] ?? '', written[index] ?? '')
      const warnings = index === 0 ? [] : [remark]
      if (items.length > ITEMS_MAX)
        warnings.push(`The document lists ${items.length} posts; the first ${ITEMS_MAX} are read.`)
      return { found: { root, items: items.slice(0, ITEMS_MAX), warnings } }
    }
  }
  return { failure: toFailure('no-list', describeLoss(roots, { selector, path: paths[0] ?? [] })) }
}

/** Null where the path leads to nothing that could hold posts; an empty list is a list. */
function collectItems(root: unknown, path: JsonPath): JsonItem[] | null {
  const isOpen = path.at(-1) === EVERY
  const holders = findJsonValues(root, isOpen ? path.slice(0, -1) : path)
  const isNested = path.slice(0, -1).includes(EVERY)
  const lists = holders.flatMap((holder) => {
    const members = toMembers(holder, isOpen)
    if (members) return [members]
    return isNested && isObject(holder) ? [[{ key: '', value: holder }]] : []
  })
  return lists.length === 0 ? null : lists.flat().flatMap(openNested)
}

/** A list of posts where a post belongs, as in a mapping by year, stands for its posts. */
function openNested(item: JsonItem): JsonItem[] {
  const { value } = item
  return Array.isArray(value) && value.every(isObject) ? (toMembers(value, true) ?? []) : [item]
}

/** The members of a list; of a mapping where it holds objects alone, as mappings by id do, or the path says so. */
function toMembers(holder: unknown, isOpen: boolean): JsonItem[] | null {
  if (!isObject(holder) && !Array.isArray(holder)) return null
  const members = Object.entries(holder).map(([key, value]) => ({ key, value }))
  const isKeyed = members.length > 0 && members.every(({ value }) => isObject(value))
  return Array.isArray(holder) || isOpen || isKeyed ? members : null
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** How far the first path leads, and what stands there. */
function describeLoss(
  roots: readonly unknown[],
  { selector, path }: { selector: JsonRule['items']; path: JsonPath },
): string {
  const [root] = roots
  const lost = `The path for posts, ${showPaths(selector)}, leads to no list`
  if (roots.length > 1) return `${lost} in any of the ${roots.length} JSON values in the page's scripts.`
  let steps = path.length
  while (steps > 0 && findJsonValues(root, path.slice(0, steps)).length === 0) steps--
  const [reached] = findJsonValues(root, path.slice(0, steps))
  const where = steps === 0 ? 'the document' : showSteps(path.slice(0, steps))
  return `${lost}: ${where} is ${describeJson(reached)}. It may have changed.`
}

function showSteps(path: JsonPath): string {
  const written = path.map((step) =>
    step === EVERY ? '[]' : typeof step === 'number' ? `[${step}]` : `.${step}`,
  )
  return `"${written.join('').replace(/^\./, '')}"`
}
