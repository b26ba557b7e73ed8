import type { ChildNode, Element } from 'domhandler'
import type { Formula } from '../../article.ts'
import { isElement, isText } from '../dom.ts'
import { insertFormulas, numberOf, showFormula } from './insert-formulas.ts'
import { POLICY } from './policy.ts'
import { sanitise } from './sanitise.ts'
import { escapeAttribute, escapeText, toHtml } from './to-html.ts'

const ADDRESSES: ReadonlySet<string> = new Set(POLICY.allowedSchemesAppliedToAttributes)
const VOID: ReadonlySet<string> = new Set(POLICY.selfClosing)
const NESTING_MAX = POLICY.nestingLimit ?? 0
/** Attributes that may be empty, as the sanitiser writes them then. */
const EMPTY: Record<string, string> = {
  alt: ' alt=""',
  controls: ' controls',
  open: ' open',
  reversed: ' reversed',
}
const LANGUAGE_CLASS = /^language-\S+$/
/** With a scheme of the policy, or within the page. */
const ADDRESS = /^(?:https?:\/\/|#)/
/** What every link gets. */
const LINK_REL = ' rel="noopener noreferrer nofollow"'

/** Which parents an element would end if it were read again (htmlparser2): such a tree is not what its html says. */
const ENDED_BY: [children: string, parents: string][] = [
  ['p blockquote details div dl figcaption figure hr ol pre table ul', 'p'],
  ['h1 h2 h3 h4 h5 h6', 'h1 h2 h3 h4 h5 h6 p'],
  ['a', 'a'],
  ['li', 'li'],
  ['dd dt', 'dd dt'],
  ['rt rp', 'rt rp'],
  ['tr', 'tr th td'],
  ['th', 'th'],
  ['td', 'thead th td'],
  ['tbody tfoot', 'thead tbody'],
]

/** What the policy says of an element. */
interface Tag {
  attributes: ReadonlySet<string>
  /** Names of parents that it would end. */
  ends: ReadonlySet<string>
  isVoid: boolean
  open: string
  close: string
}

const TAGS: ReadonlyMap<string, Tag> = new Map(
  (POLICY.allowedTags || []).map((name) => [name, toTag(name)] as const),
)

function toTag(name: string): Tag {
  const ended = ENDED_BY.filter(([children]) => children.split(' ').includes(name))
  return {
    attributes: new Set([...toNames('*'), ...toNames(name)]),
    ends: new Set(ended.flatMap(([, parents]) => parents.split(' '))),
    isVoid: VOID.has(name),
    open: `<${name}`,
    close: `</${name}>`,
  }
}

/**
 * Cleaned nodes as html that holds nothing but what the policy allows, and formulas in the place of their atoms: what the
 * sanitiser and `insertFormulas` make of them, byte for byte. The sanitiser reads and writes all html again, as long as all
 * other cleaning takes; a tree in which every element, attribute and address is one that the policy allows is written at
 * once. Whatever is not goes through the sanitiser.
 */
export function toSafeHtml(nodes: readonly ChildNode[], formulas: readonly Formula[]): string {
  const writer = new SafeWriter(formulas)
  return writer.write(nodes, { parent: '', depth: 0 })
    ? writer.html
    : insertFormulas(sanitise(toHtml(nodes)), formulas)
}

/** Where nodes stand: in an element of this name, so deep. */
interface Place {
  parent: string
  depth: number
}

/** Adds to one text, as a text of each element would be put together again and again. */
class SafeWriter {
  html = ''
  private readonly formulas: readonly Formula[]

  constructor(formulas: readonly Formula[]) {
    this.formulas = formulas
  }

  /** False where anything is not allowed: what was written is worth nothing then. */
  write(nodes: readonly ChildNode[], place: Place): boolean {
    for (const node of nodes) {
      if (isText(node)) this.html += escapeText(node.data)
      else if (isElement(node) && !this.writeElement(node, place)) return false
    }
    return true
  }

  private writeElement(element: Element, { parent, depth }: Place): boolean {
    const { name, attribs, children } = element
    const tag = TAGS.get(name)
    if (!tag || depth >= NESTING_MAX || tag.ends.has(parent)) return false
    const atom = name === 'span' ? numberOf(element) : null
    if (atom !== null) {
      this.html += showFormula(this.formulas[atom])
      return true
    }
    let open = tag.open
    for (const key in attribs) {
      const attribute = writeAttribute(key, attribs[key] ?? '', { name, tag })
      if (attribute === null) return false
      open += attribute
    }
    if (name === 'a') open += LINK_REL
    this.html += tag.isVoid ? `${open} />` : `${open}>`
    if (tag.isVoid) return true
    if (!this.write(children, { parent: name, depth: depth + 1 })) return false
    this.html += tag.close
    return true
  }
}

function writeAttribute(name: string, value: string, element: { name: string; tag: Tag }): string | null {
  if (name === 'rel') return null
  const isAllowed =
    element.tag.attributes.has(name) ||
    (element.name === 'code' && name === 'class' && LANGUAGE_CLASS.test(value))
  if (!isAllowed || (ADDRESSES.has(name) && !ADDRESS.test(value))) return null
  return value === '' ? (EMPTY[name] ?? null) : ` ${name}="${escapeAttribute(value)}"`
}

function toNames(tag: string): string[] {
  const names = POLICY.allowedAttributes ? POLICY.allowedAttributes[tag] : []
  return (names ?? []).filter((name) => typeof name === 'string')
}
