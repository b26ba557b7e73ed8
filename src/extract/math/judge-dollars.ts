/**
 * How much what stands between two dollars is a formula: 0 it is money, prose or code; 1 nothing speaks against it;
 * 2 it is a lone variable, number or short term; 3 it is unmistakable.
 */
export type DollarLevel = 0 | 1 | 2 | 3

/** `5 million`, `1.5k`, `20/month`: an amount, unless TeX stands in it. */
const MONEY = /^\d[\d,.]*(?:\s|[kKmMbB]\b|bn\b|[-–/+]|万|亿|$)/
const AMOUNT = /^\d[\d,.]*$/
const COMMAND = /\\[a-zA-Z]{2,}/
const TEX_SIGN = /[\\_^={}<>]/
/** A command, or a script on something. */
const UNMISTAKABLE =
  /\\[a-zA-Z]{2,}|\\[{}|,;!]|[A-Za-z0-9)}\]|'\u0370-\u03ff][ \t]?[_^][ \t]?[A-Za-z0-9{\\(*'+\-∗⊤\u0370-\u03ff]/
const COMMAND_WITH_TEXT = /\\[a-zA-Z]+\*?(?:\s*\{[^{}]*\})?/g
const ADJACENT_WORDS = /[A-Za-z\u00c0-\u024f]{3}[ \t\n,.]+[A-Za-z\u00c0-\u024f]{3}/
/** `costs $5, \(x\) and $10`: what holds a formula of its own is none. */
const OTHER_FORMULA = /(?<!\\)\\[()]/
/** `D(q||p)`: in an argument the two bars are no operator of a program. */
const DIVERGENCE = /(?<=\(.{1,60})\|\|(?=.{1,60}\))/g
const HAN_SENTENCE = /[，。；：、？！“”]|[\u4e00-\u9fff]{7,}/
const CODE = /[#"`@;?]|&&|\|\||=>|\$\{|\(\)|^\(['"]|\/\/|:\w+:/
/** A relation or a call between short things: `n>1`, `a = b + c`, `O(n log n)`, `p(y|x)`. */
const RELATION = /[^\s=<>≤≥≠≈∈∼~→][ \t]*(?:[=<>≤≥≠≈∈∼→]|:=)[ \t]*[^\s=<>]/
const CALL = /^[A-Za-z\u0370-\u03ff]{1,2}'*\([^()]*(?:\([^()]*\)[^()]*)*\)$/
const PLACEHOLDER = /^[A-Za-z]{2,}(?:_[A-Za-z]{2,})+$/
const OPERATOR_AT_END = /[=<>+\-*/,|&(:]$/
const FUNCTION_WORDS = /\b(?:log|exp|max|min|sin|cos|tan|lim|arg|mod|ln|det|dim|var|cov|sgn)\b/gi
const LONG_WORD = /[A-Za-z\u00c0-\u024f]{3,}/
const HAN = /[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]/
/** A lone name in dollars, `$ReLU$`, is at most this long. */
const NAME_CHARACTERS_MAX = 14
const SHORT_CHARACTERS_MAX = 24

/** Judges the text between two dollars; `before` is the character that precedes the first. */
export function judgeDollars(content: string, before: string): DollarLevel {
  const tex = content.trim().replace(DIVERGENCE, '|')
  if (tex === '' || tex.includes('\u2029') || OTHER_FORMULA.test(tex)) return 0
  if (MONEY.test(tex) && !TEX_SIGN.test(tex)) return AMOUNT.test(tex) && !isWordCharacter(before) ? 2 : 0
  if (isProse(tex)) return COMMAND.test(tex) && !HAN_SENTENCE.test(tex) ? 1 : 0
  return UNMISTAKABLE.test(tex) ? judgeTex(tex) : judgePlain(tex, before)
}

/** `#{x_1}`, `a_b;`: scripts alone may also be code, and `user_name` a placeholder. */
function judgeTex(tex: string): DollarLevel {
  if (tex.includes('\\')) return 3
  if (CODE.test(tex)) return 1
  return PLACEHOLDER.test(tex) ? 2 : 3
}

/** Content without command or script. */
function judgePlain(tex: string, before: string): DollarLevel {
  if (CODE.test(tex) || OPERATOR_AT_END.test(tex)) return 0
  if (HAN.test(tex)) return tex.length <= SHORT_CHARACTERS_MAX && RELATION.test(tex) ? 2 : 1
  return isWordCharacter(before) ? 1 : judgeShort(tex)
}

/** Letters, digits and signs. */
function judgeShort(tex: string): DollarLevel {
  if (!LONG_WORD.test(tex.replace(FUNCTION_WORDS, ' '))) {
    if (RELATION.test(tex) || CALL.test(tex)) return 3
    return tex.length <= SHORT_CHARACTERS_MAX ? 2 : 1
  }
  if (/^[A-Za-z][A-Za-z\d]*$/.test(tex))
    return tex.length <= NAME_CHARACTERS_MAX && !/^[A-Z]{4,}$/.test(tex) ? 2 : 1
  return 1
}

/** Words in a row outside `\text{…}`, or a Chinese sentence: two dollars that do not belong together. */
function isProse(tex: string): boolean {
  const printed = tex.replace(COMMAND_WITH_TEXT, ' ; ')
  return ADJACENT_WORDS.test(printed) || HAN_SENTENCE.test(printed)
}

function isWordCharacter(character: string): boolean {
  return /^[A-Za-z\d]$/.test(character)
}
