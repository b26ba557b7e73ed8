import { type DollarLevel, judgeDollars } from './judge-dollars.ts'
import { type Candidate, PARAGRAPH } from './scan-delimiters.ts'
import { MARK } from './text-run.ts'

/** How readily dollars count as delimiters. */
export type DollarRule =
  /** Only displayed formulas with a command in them. */
  | 'never'
  /** What is unmistakable. */
  | 'clear'
  /** Also lone variables and short terms: the text is known to hold formulas. */
  | 'likely'
  /** All but money, prose and code: the page loads a renderer. */
  | 'rendered'
  /** Whatever pandoc's rule allows. */
  | 'always'

const LEAST: Readonly<Record<Exclude<DollarRule, 'never' | 'always'>, DollarLevel>> = {
  clear: 3,
  likely: 2,
  rendered: 1,
}
/** Prompts and colours of terminals begin with `\[` as well. */
const TERMINAL = /\\(?:033|x1b|e)\[|\\[uhw](?![a-zA-Z])/
const TEX_SIGN = /[\\_^=]/
const ADJACENT_WORDS = /[A-Za-z]{3}[ ,.]+[A-Za-z]{3}/
/** `\[1\]`, `\[2, 3\]`: references whose brackets Markdown was told to leave alone. */
const REFERENCE = /^[\d\s,–-]*$/

/** No formula holds another that is written as a shortcode: such dollars are money. */
const SHORTCODE = /\[\/?(?:latex|tex|math)\]/

/** Markdown mistakes more signs of one formula for emphasis only when it is none. */
const MARKS_MAX = 400

/** Whether a pair of delimiters and what stands between them is a formula under a rule. */
export function isFormula(
  text: string,
  { candidate, rule }: { candidate: Candidate; rule: DollarRule },
): boolean {
  const content = text.slice(candidate.innerStart, candidate.innerEnd)
  const tex = content.replaceAll(MARK, '')
  if (content.length - tex.length > MARKS_MAX) return false
  if (tex.trim() === '') return false
  if (candidate.delimiter === 'environment') return true
  if (candidate.delimiter === 'bracket') return isBracketed(tex, candidate.display)
  if (SHORTCODE.test(tex)) return false
  // WordPress.com's own way to write formulas.
  if (/^latex[\s\\]/.test(tex)) return true
  if (rule === 'never') return candidate.delimiter === 'dollars' && /\\[a-zA-Z]{2,}/.test(tex)
  const level = judgeDollars(
    candidate.display ? tex.replaceAll(PARAGRAPH, ' ') : tex,
    text[candidate.start - 1] ?? '',
  )
  if (candidate.delimiter === 'dollars') return rule === 'always' || level >= LEAST[rule]
  return isTight(text, { candidate, level }) && (rule === 'always' || level >= LEAST[rule])
}

function isBracketed(tex: string, display: boolean): boolean {
  if (!display && tex.includes(PARAGRAPH)) return false
  if (!TEX_SIGN.test(tex) && ADJACENT_WORDS.test(tex)) return false
  return !(display && (REFERENCE.test(tex) || TERMINAL.test(tex)))
}

/**
 * Pandoc's rule: no space inside the dollars, no digit behind the second. Where the content is unmistakable a space on
 * both sides is an author's habit.
 */
function isTight(text: string, { candidate, level }: { candidate: Candidate; level: DollarLevel }): boolean {
  const content = text.slice(candidate.innerStart, candidate.innerEnd)
  const [opens, closes] = [/^\s/.test(content), /\s$/.test(content)]
  if (opens !== closes || (opens && (level < 3 || content.includes('\n')))) return false
  return level === 3 || !/\d/.test(text[candidate.end] ?? '')
}
