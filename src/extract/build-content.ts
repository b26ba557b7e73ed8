import type { ChildNode, ParentNode } from 'domhandler'
import type { Content, Formula } from '../article.ts'
import { toBlocks } from './blocks.ts'
import { type CleanScope, cleanTree } from './clean/clean-tree.ts'
import { findTargets, joinInPageLinks } from './clean/in-page-links.ts'
import { insertFormulas } from './clean/insert-formulas.ts'
import { sanitise } from './clean/sanitise.ts'
import { tidy } from './clean/tidy.ts'
import { toHtml } from './clean/to-html.ts'
import { isElement } from './dom.ts'
import { findImage } from './find-image.ts'
import { toText } from './to-text.ts'

/** Cleans a tree whose formulas are atoms already, and tells everything of it that Content holds. */
export function buildContent(
  root: ParentNode,
  formulas: readonly Formula[],
  scope: Omit<CleanScope, 'formulaCount' | 'targets'>,
): Content {
  const targets = findTargets(root, scope.url)
  const clean = tidy('div', cleanTree(root, { ...scope, formulaCount: formulas.length, targets }))
  const nodes = targets.size > 0 ? joinInPageLinks(clean) : clean
  const blocks = toBlocks(nodes, formulas)
  const found: Found = { links: new Set(), formulas: [] }
  collect(nodes, found)
  return {
    html: insertFormulas(sanitise(toHtml(nodes)), formulas),
    text: toText(blocks),
    blocks,
    formulas: found.formulas.flatMap((index) => formulas[index] ?? []),
    image: findImage(nodes),
    links: [...found.links].filter((link) => !link.startsWith(`${scope.url}#`)),
  }
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
