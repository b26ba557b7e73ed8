/** Words that name what follows them, where a post begins. */
const NAMES = String.raw`(?:abstract|(?:executive )?summary|synopsis|overview|introduction|tl\s?[;:]?\s?dr|(?:本文|文章|论文|論文|内容|內容)?(?:摘\s?要|提要|概要|概述|[简簡]介|导[读語语言]|導[讀語言]|引言|前言)|太[长長]不看|answer|a(?=\s?[:：])|答案?|一句[话話][总總][结結]|省流)`
const SIGN = String.raw`(?:\s?[:：;；—–|｜]+|\s-+(?=\s)|[.。．](?=\s|\p{Script=Han}))`
/** `Abstract: …`, `Summary. …`, `【摘要】…` */
const LABEL = new RegExp(`^\\s*(?:[[【（(*]\\s?${NAMES}\\s?[\\]】）)*]${SIGN}?|${NAMES}${SIGN})\\s*`, 'iu')
/** The same without a sign behind it, before words that no name of a subject goes on with (`Abstract Syntax Trees`). */
const BARE_LABEL =
  /^\s*(?:(?:Abstract|ABSTRACT|Summary|SUMMARY|TL;?DR)\s+(?=(?:We|In|This|These|The|A|An|It|Our|As|To|For|While|Although|Despite|Recent|Many|Most|With|When|How|Given)\s)|摘\s?要\s*(?=本文|本[论論]文|我[们們]|[随隨][着著]|近年|[针針][对對]|[为為]了))/u
/** No label is longer. */
const LABEL_CHARACTERS_MAX = 30

/** How many characters at the start of a text are a label as `Abstract:`, `摘要：` or `TL;DR`, and no part of it; 0 if none. */
export function measureOpeningLabel(text: string): number {
  const start = text.slice(0, LABEL_CHARACTERS_MAX)
  return (LABEL.exec(start) ?? BARE_LABEL.exec(start))?.[0].length ?? 0
}
