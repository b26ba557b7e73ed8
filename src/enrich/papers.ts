import { ARXIV_ID, type Paper, readArxiv, toDoi, toPaper, toPaperKey } from '../paper.ts'

/** A post that names more has a bibliography; the rest is not its subject. */
const PAPERS_MAX = 100
/** Of an address or DOI in a text. */
const MENTION_CHARACTERS_MAX = 300

const ARXIV_MENTION = new RegExp(
  String.raw`\barxiv(?:\.org/(?:abs|pdf|html)/|\s?[:：]\s?|\s)${ARXIV_ID}(?![\d.]*\d)`,
  'gi',
)
const DOI_MENTION = /\b(?:doi\s?[:：]\s?|doi\.org\/)(10\.\d{4,9}\/[^\s"'<>，。；、）】」]+)/gi
const URL_MENTION =
  /\bhttps?:\/\/(?:[\w-]+\.){0,2}(?:arxiv\.org|ar5iv\.org|alphaxiv\.org|openreview\.net|github\.com|huggingface\.co|hf\.co|doi\.org)\/[^\s"'<>，。；、（）【】「」]+/gi

/** What every mention holds, and most texts do not. */
const MENTION_SIGN = /xiv|10\.|:\/\//i

interface Naming {
  title: string
  links: readonly string[]
  text: string
}

/**
 * The papers, preprints, models and code repositories that a post names, by its title first, then by its links and its
 * text; in order, without repeats, versions of an arXiv paper folded into one.
 * `links`: absolute http(s) addresses, its own first; `title`, `text`: plain text.
 */
export function listPapers({ title, links, text }: Naming): Paper[] {
  const papers = new Map<string, Paper>()
  const add = (paper: Paper | null) => {
    if (!paper || papers.size >= PAPERS_MAX) return
    const key = toPaperKey(paper)
    if (!papers.has(key)) papers.set(key, paper)
  }
  for (const paper of listMentions(title)) add(paper)
  for (const link of links) add(toPaper(link))
  for (const paper of listMentions(text)) add(paper)
  return [...papers.values()]
}

function* listMentions(text: string): Generator<Paper | null> {
  if (!MENTION_SIGN.test(text)) return
  for (const match of text.matchAll(ARXIV_MENTION)) yield readArxiv(match[1] ?? '')
  for (const match of text.matchAll(DOI_MENTION)) yield toDoi(trimMention(match[1] ?? ''))
  for (const match of text.matchAll(URL_MENTION)) yield toPaper(trimMention(match[0]))
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
