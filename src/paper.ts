/** A paper, preprint, model or code repository that a post links to. */
export interface Paper {
  kind: (typeof PAPER_KINDS)[number]
  /** `1706.03762`, `10.1000/182`, `owner/name` … */
  id: string
  url: string
}

/** Where papers, models and repositories are known by an id. */
export const PAPER_KINDS = ['arxiv', 'doi', 'openreview', 'github', 'huggingface'] as const

/** What these places call themselves, in any language. */
export const PAPER_KIND_NAMES: Readonly<Record<Paper['kind'], string>> = {
  arxiv: 'arXiv',
  doi: 'DOI',
  openreview: 'OpenReview',
  github: 'GitHub',
  huggingface: 'Hugging Face',
}

/** Longer ones are none. */
const DOI_CHARACTERS_MAX = 200

/** Since April 2007 `YYMM.NNNNN`: https://info.arxiv.org/help/arxiv_identifier.html. */
export const ARXIV_ID = String.raw`(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?`
const ARXIV_PATH = new RegExp(
  `^/(?:(?:abs|pdf|html|format|e-print|src|ps|overview)/|arxiv[:/])${ARXIV_ID}(?:\\.pdf)?/?$`,
  'i',
)
const ARXIV_HOSTS = /(?:^|\.)(?:arxiv\.org|ar5iv\.org|alphaxiv\.org|semanticscholar\.org)$/
const DOI_PATH = /^\/(10\.\d{4,9}\/.+)$/
/** Publishers keep a DOI in the address: `dl.acm.org/doi/10.1145/…`, `link.springer.com/article/10.1007/…`. */
const PUBLISHER_PATH =
  /\/(?:doi|article|chapter)(?:\/(?:abs|full|pdf|epdf|pdfdirect))?\/(10\.\d{4,9}\/[^?#]+)$/

/** Where papers stand that have no id we know; a PDF elsewhere is taken for one too. */
const PAPER_HOSTS =
  /(?:^|\.)(?:arxiv\.org|aclanthology\.org|aclweb\.org|mlr\.press|(?:nips|neurips)\.cc|thecvf\.com|jmlr\.org|ecva\.net|openreview\.net|doi\.org|semanticscholar\.org|(?:bio|med)rxiv\.org|ieeexplore\.ieee\.org|dl\.acm\.org|sciencedirect\.com|link\.springer\.com|ncbi\.nlm\.nih\.gov|ijcai\.org|ssrn\.com|isca-archive\.org|usenix\.org|hal\.science)$/

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

/** The key of a paper, equal for all ways to write it: `arxiv:1706.03762`, `github:owner/name`. Safe in a query. */
export function toPaperKey({ kind, id }: Pick<Paper, 'kind' | 'id'>): string {
  return `${kind}:${kind === 'openreview' ? id : id.toLowerCase()}`
}

/**
 * The paper that a reader means by a key (`arxiv:1706.03762`), its parts as a path (`doi/10.1000/182`), an address, a bare
 * arXiv id or DOI; null for anything else.
 */
export function readPaper(text: string): Paper | null {
  const [, kind = '', id = ''] = /^(arxiv|doi|openreview|github|huggingface)[:/](.+)$/is.exec(text) ?? []
  switch (kind.toLowerCase()) {
    case 'arxiv':
      return readArxiv(id)
    case 'doi':
      return toDoi(id)
    case 'openreview':
      return toPaper(`https://openreview.net/forum?id=${encodeURIComponent(id)}`)
    case 'github':
      return toPaper(`https://github.com/${id}`)
    case 'huggingface':
      return toPaper(`https://huggingface.co/${id}`)
    default:
      return toPaper(text) ?? readArxiv(text) ?? (/^10\.\d{4,9}\//.test(text) ? toDoi(text) : null)
  }
}

/** The paper that an address leads to, whichever of its forms; null where it leads to none. */
export function toPaper(link: string): Paper | null {
  const url = URL.parse(link)
  const host = url?.hostname.replace(/^www\./, '') ?? ''
  if (!url) return null
  if (ARXIV_HOSTS.test(host)) return toArxiv(ARXIV_PATH.exec(url.pathname)?.[1])
  if (host === 'doi.org' || host === 'dx.doi.org') return toDoi(DOI_PATH.exec(decode(url.pathname))?.[1])
  if (host === 'openreview.net') return toOpenReview(url)
  if (host === 'github.com') return toRepository(url)
  if (host === 'huggingface.co' || host === 'hf.co') return toHuggingFace(url)
  return toDoi(PUBLISHER_PATH.exec(decode(url.pathname))?.[1])
}

/** Whether an address leads to a paper, one without an id of ours among them, rather than to a post or code. */
export function isPaperAddress(link: string): boolean {
  const kind = toPaper(link)?.kind
  if (kind !== undefined) return kind === 'arxiv' || kind === 'doi' || kind === 'openreview'
  const url = URL.parse(link)
  return url !== null && (PAPER_HOSTS.test(url.hostname) || /\.pdf$/i.test(url.pathname))
}

/** The paper of an arXiv id, with or without a version; null for none. */
export function readArxiv(text: string): Paper | null {
  return toArxiv(new RegExp(`^${ARXIV_ID}$`, 'i').exec(text)?.[1])
}

/** A DOI as a paper; those of arXiv papers count as the paper. */
export function toDoi(doi: string | undefined): Paper | null {
  const id = doi?.toLowerCase() ?? ''
  if (!/^10\.\d{4,9}\/\S+$/.test(id) || id.length > DOI_CHARACTERS_MAX) return null
  const arxiv = /^10\.48550\/arxiv\.(.+)$/.exec(id)
  return arxiv ? readArxiv(arxiv[1] ?? '') : { kind: 'doi', id, url: `https://doi.org/${id}` }
}

/** Versions are one paper; the class of an old id (`math.GT/0309136`) is not part of it. */
function toArxiv(id: string | undefined): Paper | null {
  if (!id) return null
  const known = id.includes('/') ? id.toLowerCase().replace(/\.[a-z]{2}\//, '/') : id
  return { kind: 'arxiv', id: known, url: `https://arxiv.org/abs/${known}` }
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
  const names = isSet ? [second, third] : [first, second]
  // Data sets of old have no owner; a single name elsewhere is a person.
  const parts = first === 'datasets' && third === '' ? [second] : names
  if (HUGGINGFACE_PAGES.has((parts[0] ?? '').toLowerCase())) return null
  if (!parts.every((part) => /^[\w.-]{1,96}$/.test(part))) return null
  const id = [...(isSet ? [first] : []), ...parts].join('/')
  return { kind: 'huggingface', id, url: `https://huggingface.co/${id}` }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
