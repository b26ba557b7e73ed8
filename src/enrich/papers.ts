import { ARXIV_ID, type Paper, readArxiv, toDoi, toPaper, toPaperKey } from '../paper.ts'

/** A post that names more has a bibliography; the rest is not its subject. */
const PAPERS_MAX = 100
/** Of an address or DOI in a text. */
const MENTION_CHARACTERS_MAX = 300

const ARXIV_MENTION = new RegExp(String.raw`\barxiv\s?[:：]\s?${ARXIV_ID}(?![\d.]*\d)`, 'gi')
const DOI_MENTION = /\b(?:doi\s?[:：]\s?|doi\.org\/)(10\.\d{4,9}\/[^\s"'<>，。；、）】」]+)/gi
const URL_MENTION =
  /\bhttps?:\/\/(?:[\w-]+\.){0,2}(?:arxiv\.org|ar5iv\.org|alphaxiv\.org|openreview\.net|github\.com|huggingface\.co|hf\.co|doi\.org)\/[^\s"'<>，。；、（）【】「」]+/gi

/**
 * The papers, preprints, models and code repositories that a post names, by its links first and then by its text; in
 * order, without repeats, versions of an arXiv paper folded into one.
 * `links`: absolute http(s) addresses; `text`: plain text.
 */
export function listPapers({ links, text }: { links: readonly string[]; text: string }): Paper[] {
  const papers = new Map<string, Paper>()
  const add = (paper: Paper | null) => {
    if (!paper || papers.size >= PAPERS_MAX) return
    const key = toPaperKey(paper)
    if (!papers.has(key)) papers.set(key, paper)
  }
  for (const link of links) add(toPaper(link))
  for (const match of text.matchAll(ARXIV_MENTION)) add(readArxiv(match[1] ?? ''))
  for (const match of text.matchAll(DOI_MENTION)) add(toDoi(trimMention(match[1] ?? '')))
  for (const match of text.matchAll(URL_MENTION)) add(toPaper(trimMention(match[0])))
  return [...papers.values()]
}

/** Without the punctuation that ends a sentence, and without a bracket that was opened before it. */
function trimMention(mention: string): string {
  let trimmed = mention.slice(0, MENTION_CHARACTERS_MAX)
  while (trimmed !== '') {
    const last = trimmed.at(-1) ?? ''
    const isStray = last === ')' && trimmed.split(')').length > trimmed.split('(').length
    if (!isStray && !'.,;:!?]}*'.includes(last)) break
    trimmed = trimmed.slice(0, -1)
  }
  return trimmed
}
