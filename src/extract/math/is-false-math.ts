/** Commands with their argument, and bare commands: what remains is what a renderer would print as letters. */
const COMMANDS = /\\[a-zA-Z]+\s*(?:\{[^{}]*\})?|\\./gs
const ADJACENT_WORDS = /[A-Za-z]{3}[ \t]+[A-Za-z]{3}/
/** Signs of shell, code or prose that formulas without any command do not bear. */
const SIGNS_OF_CODE = /[;"#`@]|&&|\|\||\b(?:export|echo|sudo|function|const|let|return)\b|=$/
const HAN_SENTENCE = /[，。；：、？！]|[\u4e00-\u9fff]{8,}/

/**
 * Whether what a renderer took for TeX is a piece of prose or code between two stray dollars
 * (`$TMP; export TMPDIR=$`): platforms typeset such, and the words would be lost.
 */
export function isFalseMath(tex: string): boolean {
  if (/\\[a-zA-Z]{2,}/.test(tex)) return false
  const printed = tex.replace(COMMANDS, ' ')
  if (HAN_SENTENCE.test(printed)) return true
  return SIGNS_OF_CODE.test(printed.trim()) && (ADJACENT_WORDS.test(printed) || /[#"`@]/.test(printed))
}
