import { pairUp, type Token, tokenise } from './delimiter-tokens.ts'

/** Longer than any formula that is written between delimiters. */
const DELIMITED_CHARACTERS_MAX = 8_000
/** How many dollars on a formula may reach whose braces are not closed at the first: `$\text{if $x$}$`. */
const DOLLARS_WITHIN = 3
/** Stands for what no formula reaches across: images, code, formulas found already. */
export const BARRIER = '\ufdd1'
/** Stands for the end of a paragraph; only displayed formulas reach across. */
export const PARAGRAPH = '\u2029'

/** Text between a pair of delimiters that may be a formula. */
export interface Candidate {
  /** Of the whole, delimiters and all. */
  start: number
  end: number
  /** Of what is between them; for `\begin{…}` that is the whole. */
  innerStart: number
  innerEnd: number
  display: boolean
  delimiter: 'bracket' | 'bare' | 'environment' | 'dollar' | 'dollars'
}

interface Part {
  text: string
  tokens: Token[]
  /** For each token the index of what closes it. */
  partners: Int32Array
  accepts(candidate: Candidate): boolean
}

interface Hit {
  candidate: Candidate
  /** Where to go on among the tokens. */
  next: number
}

/**
 * Finds pairs of delimiters from left to right, each outermost pair that `accepts` agrees to. Linear: every pair is
 * looked at once, and no text is read again for an opening that nothing closes.
 */
export function scanDelimiters(text: string, accepts: (candidate: Candidate) => boolean): Candidate[] {
  if (!text.includes('\\') && !text.includes('$') && !/\[(?:latex|tex|math)\]/.test(text)) return []
  const found: Candidate[] = []
  let from = 0
  while (from <= text.length) {
    const barrier = text.indexOf(BARRIER, from)
    const to = barrier < 0 ? text.length : barrier
    const tokens = tokenise(text, { from, to })
    scanPart({ text, tokens, partners: pairUp(tokens), accepts }, found)
    from = to + 1
  }
  return found
}

/** Whether a display formula is begun and not ended: the paragraph that follows may hold its rest. */
export function hasOpenDisplay(text: string): boolean {
  if (!text.includes('$$') && !text.includes('\\[') && !text.includes('\\begin')) return false
  const tokens = tokenise(text, { from: text.lastIndexOf(BARRIER) + 1, to: text.length })
  const doubles = tokens.filter((token) => token.kind === 'dollar' && token.pair === '2').length
  if (doubles % 2 === 1) return true
  const partners = pairUp(tokens)
  return tokens.some(
    ({ kind, pair }, at) => kind === 'open' && partners[at] === -1 && (pair === '[' || pair.startsWith('{')),
  )
}

function scanPart(part: Part, found: Candidate[]): void {
  let at = 0
  while (at < part.tokens.length) {
    const hit = part.tokens[at]?.pair === '1' ? singleDollar(part, at) : pairAt(part, at)
    if (hit) found.push(hit.candidate)
    at = hit ? hit.next : at + 1
  }
}

/** Brackets, environments, `$$` and `$$$`: what closes them is known. */
function pairAt({ tokens, partners, accepts }: Part, at: number): Hit | null {
  const open = tokens[at]
  const closeAt = partners[at] ?? -1
  const close = tokens[closeAt]
  if (!open || !close || close.end - open.at > DELIMITED_CHARACTERS_MAX) return null
  const isEnvironment = open.pair.startsWith('{')
  const candidate: Candidate = {
    start: open.at,
    end: close.end,
    innerStart: isEnvironment ? open.at : open.end,
    innerEnd: isEnvironment ? close.end : close.at,
    display: open.pair === '2' || open.pair.endsWith('[') || isEnvironment,
    delimiter: open.kind === 'dollar' ? 'dollars' : isEnvironment ? 'environment' : 'bracket',
  }
  return accepts(candidate) ? { candidate, next: closeAt + 1 } : null
}

function singleDollar({ text, tokens, accepts }: Part, at: number): Hit | null {
  const open = tokens[at]
  const closeAt = open ? closingDollar({ text, tokens }, at) : -1
  const close = tokens[closeAt]
  if (!open || !close) return null
  const candidate: Candidate = {
    start: open.at,
    end: close.at + 1,
    innerStart: open.end,
    innerEnd: close.at,
    display: false,
    delimiter: 'dollar',
  }
  if (!accepts(candidate)) return null
  if (close.pair === '1') return { candidate, next: closeAt + 1 }
  // `$a$$b$`: one dollar of the two is used up.
  tokens[closeAt] = { ...close, at: close.at + 1, pair: String(Number(close.pair) - 1) }
  return { candidate, next: closeAt }
}

/** The first dollar before which all braces are closed; -1 when there is none near. */
function closingDollar({ text, tokens }: Pick<Part, 'text' | 'tokens'>, at: number): number {
  const from = tokens[at]?.end ?? 0
  let tried = 0
  for (let next = at + 1; next < tokens.length && tried < DOLLARS_WITHIN; next += 1) {
    const token = tokens[next]
    if (!token || token.at - from > DELIMITED_CHARACTERS_MAX) return -1
    if (token.kind !== 'dollar') continue
    tried += 1
    if (isBalanced(text, { from, to: token.at })) return next
  }
  return -1
}

/** Whether every brace of a stretch that is opened in it is closed, and the other way round. */
export function isBalanced(text: string, { from, to }: { from: number; to: number }): boolean {
  let depth = 0
  for (let at = from; at < to && depth >= 0; at += 1) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) at += 1
    else if (code === OPEN_BRACE) depth += 1
    else if (code === CLOSE_BRACE) depth -= 1
  }
  return depth === 0
}

const BACKSLASH = 92
const OPEN_BRACE = 123
const CLOSE_BRACE = 125
