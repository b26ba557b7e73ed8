import type { ChildNode, Element, ParentNode } from 'domhandler'
import type { Content, Formula } from '../article.ts'
import { toBlocks } from './blocks.ts'
import { type CleanScope, cleanTree } from './clean/clean-tree.ts'
import { findTargets, joinInPageLinks } from './clean/in-page-links.ts'
import { listNotes } from './clean/sidenote.ts'
import { tidy } from './clean/tidy.ts'
import { toSafeHtml } from './clean/to-safe-html.ts'
import { isElement } from './dom.ts'
import { findImage } from './find-image.ts'
import { toText } from './to-text.ts'

/** What cleaning needs to know beside the tree and its formulas. */
export type ContentScope = Omit<CleanScope, 'formulaCount' | 'targets' | 'notes'>

/** Cleans a tree whose formulas are atoms already, and tells everything of it that Content holds. */
export function buildContent(root: ParentNode, formulas: readonly Formula[], scope: ContentScope): Content {
  const nodes = cleanNodes(root, formulas, scope)
  const blocks = toBlocks(nodes, formulas)
  const found: Found = { links: new Set(), formulas: [] }
  collect(nodes, found)
  return {
    html: toSafeHtml(nodes, formulas),
    text: toText(blocks),
    blocks,
    formulas: found.formulas.flatMap((index) => formulas[index] ?? []),
    image: findImage(nodes),
    links: [...found.links].filter((link) => !link.startsWith(`${scope.url}#`)),
  }
}

/** The text alone of what `buildContent` makes of the same. */
export function buildText(root: ParentNode, formulas: readonly Formula[], scope: ContentScope): string {
  return toText(toBlocks(cleanNodes(root, formulas, scope), formulas))
}

function cleanNodes(root: ParentNode, formulas: readonly Formula[], scope: ContentScope): ChildNode[] {
  const targets = findTargets(root, scope.url)
  const notes: Element[] = []
  const text = cleanTree(root, { ...scope, formulaCount: formulas.length, targets, notes })
  const clean = tidy('div', [...text, ...listNotes(notes)])
  return targets.size > 0 ? joinInPageLinks(clean) : clean
}

interface Found {
  links: Set<string>
  formulas: number[]
}

function collect(nodes: readonly ChildNode[], found: Found): void {
  for (const node of nodes) {
    if (!isElement(node)) continue
    const { 'data-formula': formula, href } = node.attribs
    if (formula !== undefined) found.formulas.push(Number(formula))
    if (href !== undefined) found.links.add(href)
    collect(node.children, found)
  }
}
