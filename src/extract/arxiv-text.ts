import type { ParentNode } from 'domhandler'
import { toHost } from '../url.ts'
import { isElement, isText } from './dom.ts'

const HOST = /(?:^|\.)arxiv\.org$/
const ANYWHERE = /arxiv\.org/i
/** What arXiv's feeds put before each abstract: `arXiv:2405.02222v1 Announce Type: new Abstract: …`. */
const ANNOUNCEMENT = /^\s*arXiv:\S{5,30}\s+Announce Type:\s*[\w-]+\s+(?:Abstract:\s*)?/i
/** Signs that authors escape for TeX, in text that TeX never sees. */
const ESCAPED = /\\([%$&#_])/g
const LITERAL = new Set(['pre', 'code'])

/**
 * Turns text that arXiv passes on as authors typed it into text, in place: the announcement before an abstract goes, and
 * `40\%` becomes `40%`. For trees whose formulas are atoms already.
 */
export function cleanArxivText(root: ParentNode, url: string): void {
  dropAnnouncement(root)
  if (isArxiv(url)) unescapeTexts(root)
}

/** A plain line from arXiv, as a title is, with the signs that its author escaped for TeX. */
export function unescapeArxiv(line: string, url: string): string {
  return line.includes('\\') && isArxiv(url) ? line.replace(ESCAPED, '$1') : line
}

const AFFILIATION = /\([^()]*\)/g

/** Authors one by one: arXiv's feeds put all of a paper into one name, parted by commas, with affiliations in brackets. */
export function splitArxivAuthors(names: readonly string[], url: string): readonly string[] {
  if (!isArxiv(url)) return names
  // Affiliations are numbered in brackets within brackets.
  const bare = names.map((name) => name.replace(AFFILIATION, '').replace(AFFILIATION, ''))
  return bare.flatMap((name) => name.split(','))
}

/** Most addresses need not be taken apart to know. */
function isArxiv(url: string): boolean {
  return ANYWHERE.test(url) && HOST.test(toHost(url))
}

/** Looks at the first text alone. Answers whether there was one. */
function dropAnnouncement(parent: ParentNode): boolean {
  for (const child of parent.children) {
    if (isText(child)) {
      if (child.data.trim() === '') continue
      child.data = child.data.replace(ANNOUNCEMENT, '')
      return true
    }
    if (isElement(child) && dropAnnouncement(child)) return true
  }
  return false
}

function unescapeTexts(parent: ParentNode): void {
  for (const child of parent.children) {
    if (isText(child)) {
      if (child.data.includes('\\')) child.data = child.data.replace(ESCAPED, '$1')
    } else if (isElement(child) && !LITERAL.has(child.name)) unescapeTexts(child)
  }
}
