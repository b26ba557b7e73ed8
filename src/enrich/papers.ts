import type { Paper } from '../entry.ts'

/** A post that names more has a bibliography; the rest is not its subject. */
const PAPERS_MAX = 100
/** Of an address or DOI in a text; a DOI beyond the other is none. */
const MENTION_CHARACTERS_MAX = 300
const DOI_CHARACTERS_MAX = 200

const ARXIV_ID = String.raw`(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?`
const ARXIV_PATH = new RegExp(`^/(?:abs|pdf|html|format|e-print|src|ps)/${ARXIV_ID}(?:\\.pdf)?/?$`, 'i')
const ARXIV_MENTION = new RegExp(String.raw`\barxiv\s?[:：]\s?${ARXIV_ID}(?![\d.]*\d)`, 'gi')
const DOI_MENTION = /\b(?:doi\s?[:：]\s?|doi\.org\/)(10\.\d{4,9}\/[^\s"'<>，。；、）】」]+)/gi
const DOI_PATH = /^\/(10\.\d{4,9}\/.+)$/
const URL_MENTION =
  /\bhttps?:\/\/(?:[\w-]+\.)?(?:arxiv\.org|ar5iv\.org|openreview\.net|github\.com|huggingface\.co|doi\.org)\/[^\s"'<>，。；、（）【】「」]+/gi

/** Parts of GitHub and Hugging Face that are no one's name. */
const GITHUB_PAGES = new Set(
  `about apps blog collections contact customer-stories enterprise events explore features issues join login
  marketplace new notifications orgs organizations pricing pulls readme search security settings site sponsors
  stars team topics trending users`
    .split(/\s+/)
    .filter(Boolean),
)
const HUGGINGFACE_PAGES = new Set(
  `api blog chat collections docs enterprise inference-api inference-endpoints join learn login models organizations
  papers posts pricing search settings spaces tasks terms-of-service privacy`
    .split(/\s+/)
    .filter(Boolean),
)

/**
 * The papers, preprints, models and code repositories that a post names, by its links first and then by its text; in
 * order, without repeats, versions of an arXiv paper folded into one.
 * `links`: absolute http(s) addresses; `text`: plain text.
 */
export function listPapers({ links, text }: { links: readonly string[]; text: string }): Paper[] {
  const papers = new Map<string, Paper>()
  const add = (paper: Paper | null) => {
    if (!paper || papers.size >= PAPERS_MAX) return
    const key = `${paper.kind} ${paper.id.toLowerCase()}`
    if (!papers.has(key)) papers.set(key, paper)
  }
  for (const link of links) add(toPaper(link))
  for (const match of text.matchAll(ARXIV_MENTION)) add(toArxiv(match[1]))
  for (const match of text.matchAll(DOI_MENTION)) add(toDoi(match[1]))
  for (const match of text.matchAll(URL_MENTION)) add(toPaper(trimMention(match[0])))
  return [...papers.values()]
}

function toPaper(link: string): Paper | null {
  const url = URL.parse(link)
  const host = url?.hostname.replace(/^www\./, '') ?? ''
  if (!url) return null
  if (/(?:^|\.)arxiv\.org$/.test(host)) return toArxiv(ARXIV_PATH.exec(url.pathname)?.[1])
  if (host === 'ar5iv.org' || host === 'alphaxiv.org') return toArxiv(ARXIV_PATH.exec(url.pathname)?.[1])
  if (host === 'doi.org' || host === 'dx.doi.org') return toDoi(DOI_PATH.exec(decode(url.pathname))?.[1])
  if (host === 'openreview.net') return toOpenReview(url)
  if (host === 'github.com') return toRepository(url)
  if (host === 'huggingface.co' || host === 'hf.co') return toHuggingFace(url)
  return null
}

function toArxiv(id: string | undefined): Paper | null {
  if (!id) return null
  const known = id.includes('/') ? id.toLowerCase().replace(/\.[a-z]{2}\//, '/') : id
  return { kind: 'arxiv', id: known, url: `https://arxiv.org/abs/${known}` }
}

/** DOIs of arXiv papers count as the paper. Punctuation after one belongs to the sentence around it. */
function toDoi(mention: string | undefined): Paper | null {
  const id = trimMention(mention ?? '').toLowerCase()
  if (id === '' || id.length > DOI_CHARACTERS_MAX) return null
  const arxiv = /^10\.48550\/arxiv\.(.+)$/.exec(id)
  if (arxiv) return toArxiv(new RegExp(`^${ARXIV_ID}$`, 'i').exec(arxiv[1] ?? '')?.[1])
  return { kind: 'doi', id, url: `https://doi.org/${id}` }
}

function toOpenReview(url: URL): Paper | null {
  const id = url.searchParams.get('id')
  const isPaper = /^\/(?:forum|pdf|attachment|revisions)$/.test(url.pathname)
  if (!isPaper || !id || !/^[\w-]{5,40}$/.test(id)) return null
  return { kind: 'openreview', id, url: `https://openreview.net/forum?id=${id}` }
}

function toRepository(url: URL): Paper | null {
  const [owner = '', name = ''] = url.pathname.split('/').slice(1)
  const repository = name.replace(/\.git$/, '')
  if (GITHUB_PAGES.has(owner.toLowerCase())) return null
  if (!/^[\w-]{1,39}$/.test(owner) || !/^[\w.-]{1,100}$/.test(repository)) return null
  return { kind: 'github', id: `${owner}/${repository}`, url: `https://github.com/${owner}/${repository}` }
}

function toHuggingFace(url: URL): Paper | null {
  const [first = '', second = '', third = ''] = url.pathname.split('/').slice(1)
  if (first === 'papers') return toArxiv(/^\d{4}\.\d{4,5}$/.exec(second)?.[0])
  const isSet = first === 'datasets' || first === 'spaces'
  const [owner, name] = isSet ? [second, third] : [first, second]
  if (HUGGINGFACE_PAGES.has(owner.toLowerCase())) return null
  if (!/^[\w.-]{1,96}$/.test(owner) || !/^[\w.-]{1,96}$/.test(name)) return null
  const id = isSet ? `${first}/${owner}/${name}` : `${owner}/${name}`
  return { kind: 'huggingface', id, url: `https://huggingface.co/${id}` }
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

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
