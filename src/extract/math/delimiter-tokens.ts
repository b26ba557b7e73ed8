/** Environments that a renderer sets without further delimiters (AMS, amsmath). */
const ENVIRONMENT =
  /^(?:equation|align|alignat|flalign|gather|multline|eqnarray|displaymath|math|split|aligned|gathered|cases|array|[bBpvV]?matrix)\*?$/

/** One delimiter in a text. */
export interface Token {
  kind: 'open' | 'close' | 'dollar'
  at: number
  end: number
  /** What opens and what closes belong together by this: `(`, `[`, `{align`, `<latex`, the number of dollars. */
  pair: string
}

/** `\begin{…}`, `\\(` (escaped once too often), `\\` and other escapes passed over, `\(`, dollars, `[latex]`. */
const TOKEN =
  /\\(begin|end)\s{0,4}\{([a-zA-Z]{1,20}\*?)\}|\\\\([()[\]])|\\\\|\\([()[\]])|\\.|\$+|\[(\/?)(latex|tex|math)\]/gs

/** The delimiters between two places of a text, in order. */
export function tokenise(text: string, { from, to }: { from: number; to: number }): Token[] {
  const tokens: Token[] = []
  const part = from === 0 && to === text.length ? text : text.slice(from, to)
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(part); match; match = TOKEN.exec(part)) {
    const at = from + match.index
    const [sign] = match
    if (sign.startsWith('$')) tokens.push(...toDollars(at, sign.length))
    else {
      const token = toBracket(match)
      if (token) tokens.push({ kind: token.kind, pair: token.pair, at, end: at + sign.length })
    }
  }
  return tokens
}

/** Groups by their place: an object of their names for each escape of a text is dear. */
function toBracket(match: RegExpExecArray): Pick<Token, 'kind' | 'pair'> | null {
  const [, frame, environment, doubled, bracket, slash, tag] = match
  if (environment) {
    if (!ENVIRONMENT.test(environment)) return null
    return { kind: frame === 'begin' ? 'open' : 'close', pair: `{${environment}` }
  }
  if (tag) return { kind: slash ? 'close' : 'open', pair: `<${tag}` }
  const sign = doubled ?? bracket
  if (!sign) return null
  const shape = sign === '(' || sign === ')' ? '(' : '['
  return { kind: sign === '(' || sign === '[' ? 'open' : 'close', pair: doubled ? `\\${shape}` : shape }
}

/** `$$$$` between two formulas closes one and opens the next; longer rows of dollars are prices or rules. */
function toDollars(at: number, count: number): Token[] {
  if (count > 4) return []
  const size = count === 4 ? 2 : count
  const starts = count === 4 ? [at, at + 2] : [at]
  return starts.map((start) => ({ kind: 'dollar', at: start, end: start + size, pair: String(size) }))
}

/**
 * For each token the index of what closes it, else -1. Of brackets and environments inner pairs bind first; dollars are
 * closed by the next of the same number.
 */
export function pairUp(tokens: readonly Token[]): Int32Array {
  const partners = new Int32Array(tokens.length).fill(-1)
  const open = new Map<string, number[]>()
  for (const [at, { kind, pair }] of tokens.entries()) {
    const openers = open.get(pair)
    if (kind !== 'open') {
      const opener = openers?.pop()
      if (opener !== undefined) partners[opener] = at
    }
    if (kind === 'close') continue
    if (openers) openers.push(at)
    else open.set(pair, [at])
  }
  return partners
}
