import { SEARCH_NAMES } from './fields.ts'

/** A word, a quotation, or either behind a name and a colon. */
export interface SearchLeaf {
  name: string | null
  /** Without name, colon and quotation marks. */
  value: string
  isQuoted: boolean
}

/** A leaf or what stands in brackets, wanted or not. */
export interface SearchUnit {
  isExcluded: boolean
  is: SearchLeaf | SearchClause[]
}

/** Alternatives; of several clauses all must hold. */
export type SearchClause = SearchUnit[]

/** Brackets within more brackets than these are read as if they were not there: engines nest no deeper than some thirty. */
const DEPTH_MAX = 10
/** Signs as Chinese keyboards and texts have them, and those that the language of searches knows. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['－', '-'],
  ['−', '-'],
  ['：', ':'],
  ['｜', '|'],
  ['（', '('],
  ['）', ')'],
  ['＊', '*'],
  ...[...'“”＂「」『』《》'].map((quote) => [quote, '"'] as const),
])
const OTHER_SIGNS = new RegExp(`[${[...SIGNS.keys()].join('')}Ａ-Ｚａ-ｚ０-９]`, 'gu')

/** Brackets that open and close within a word belong to it: `f(x)`. */
const INNER = String.raw`\((?:[^\s"()]|\([^\s"()]*\))*\)`
const QUOTATION = '"[^"]*"?'
/** White space, a minus before something, brackets, or what is looked for; what is named goes on behind ASCII commas, as do numbers. */
const TOKENS = new RegExp(
  [
    String.raw`[\s,，、;；。]+`,
    String.raw`(?<sign>(?<![^\s,，、;；。()])-(?=[^\s-]))`,
    '(?<bracket>[()])',
    String.raw`(?:(?<name>${SEARCH_NAMES.join('|')}):(?<named>${QUOTATION}|(?:[^\s"()，、；。]|${INNER})+))`,
    `(?<quotation>${QUOTATION})`,
    String.raw`(?<bare>(?:[^\s"(),，、;；。]|(?<=\d),(?=\d{3}(?!\d))|${INNER})+)`,
  ].join('|'),
  'giu',
)
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/**
 * Reads a search as alternatives and brackets: `(a b) OR c -d`, also written `a AND b OR c NOT d`. OR binds tighter than standing side by side. Whatever is
 * typed has a meaning: brackets that do not match, an OR without a neighbour and words without a letter are passed over.
 */
export function parseGroups(text: string): SearchClause[] {
  return readClauses({ tokens: matchBrackets(listTokens(toPlainSigns(text))), at: 0 })
}

/** A search with the signs, letters and digits of its language as ASCII has them: `标签：「目标检测」` as `标签:"目标检测"`. */
export function toPlainSigns(text: string): string {
  return text.replace(OTHER_SIGNS, (sign) => SIGNS.get(sign) ?? sign.normalize('NFKC'))
}

/** Clauses as they are typed. */
export function toSearchText(clauses: readonly SearchClause[]): string {
  const toText = ({ isExcluded, is }: SearchUnit) =>
    `${isExcluded ? '-' : ''}${Array.isArray(is) ? `(${toSearchText(is)})` : toLeafText(is)}`
  return clauses.map((units) => units.map(toText).join(' OR ')).join(' ')
}

function toLeafText({ name, value, isQuoted }: SearchLeaf): string {
  return `${name === null ? '' : `${name}:`}${isQuoted ? `"${value}"` : value}`
}

type Token = 'open' | 'close' | 'or' | 'sign' | SearchLeaf

/** Words that stand for signs, in capitals as search engines and libraries have them; what AND says holds anyway. */
const SIGN_WORDS: ReadonlyMap<string, Token[]> = new Map([
  ...['OR', '|', '||', '或'].map((word): [string, Token[]] => [word, ['or']]),
  ['NOT', ['sign']],
  ['AND', []],
])

function listTokens(text: string): Token[] {
  return [...text.matchAll(TOKENS)].flatMap(({ groups = {} }) => {
    const { sign, bracket, name, named, quotation, bare } = groups
    if (sign) return 'sign'
    if (bracket) return bracket === '(' ? 'open' : 'close'
    const signs = SIGN_WORDS.get(bare ?? '')
    if (signs) return signs
    const typed = named ?? quotation ?? bare ?? ''
    const isQuoted = typed.startsWith('"')
    const value = typed.replace(isQuoted ? /^"|"$/g : /^-+/, '')
    return LETTER_OR_DIGIT.test(value) ? { name: name ?? null, value, isQuoted } : []
  })
}

/** Without closing brackets that close nothing, and without those that stand too deep. */
function matchBrackets(tokens: readonly Token[]): Token[] {
  let depth = 0
  return tokens.filter((token) => {
    if (token === 'open') return ++depth <= DEPTH_MAX
    if (token !== 'close' || depth === 0) return token !== 'close'
    return --depth < DEPTH_MAX
  })
}

/** Where reading stands. */
interface Reading {
  tokens: readonly Token[]
  at: number
}

/** Up to the bracket that closes them, or the end. */
function readClauses(reading: Reading): SearchClause[] {
  const clauses: SearchClause[] = []
  let isAlternative = false
  for (let token = next(reading); token && token !== 'close'; token = next(reading)) {
    if (token === 'or') {
      isAlternative = clauses.length > 0
      continue
    }
    const unit = readUnit(token, reading)
    if (!unit) continue
    const last = clauses.at(-1)
    if (isAlternative && last) last.push(unit)
    else clauses.push([unit])
    isAlternative = false
  }
  return clauses.flatMap((clause) => openBrackets(clause))
}

function next(reading: Reading): Token | undefined {
  return reading.tokens[reading.at++]
}

/** The unit that begins with a token; null where brackets hold nothing or a sign stands before nothing. */
function readUnit(token: Exclude<Token, 'or' | 'close'>, reading: Reading): SearchUnit | null {
  if (typeof token === 'object') return { isExcluded: false, is: token }
  if (token === 'open') return toUnit(readClauses(reading))
  const signed = reading.tokens[reading.at]
  if (signed === undefined || signed === 'or' || signed === 'close') return null
  reading.at++
  const unit = readUnit(signed, reading)
  return unit && { ...unit, isExcluded: !unit.isExcluded }
}

/** Brackets around one thing are that thing. */
function toUnit(clauses: SearchClause[]): SearchUnit | null {
  const [unit, ...others] = clauses.flat()
  if (!unit) return null
  return others.length === 0 ? unit : { isExcluded: false, is: clauses }
}

/** Brackets that stand for themselves change nothing. */
function openBrackets(clause: SearchClause): SearchClause[] {
  const [unit, ...others] = clause
  return unit && others.length === 0 && !unit.isExcluded && Array.isArray(unit.is) ? unit.is : [clause]
}
