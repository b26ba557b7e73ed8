/** What no text begins with: it goes on from something before it. */
const START =
  /^(?:其中|式中|此处|[,，、;；:：。.!！?？)）\]】}」』”’]|where\b|in which\b|(?:and|or|but) (?=\p{Ll}))/u
/** What explains a formula, or draws a conclusion from it. */
const AFTER_FORMULA =
  /^(?:其中|式中|这里|此时|上式|上述|即|也就是|可得|则|(?:Where|Here|Thus|Hence|In which)\b|\p{Ll})/u
/** What points back to a sentence, concludes from it, or counts on from it. */
const AFTER_GAP = new RegExp(
  [
    '^(?:[这這]|那|其|它|她|他|此|因此|所以|于是|於是|故|从而|從而|然[后後]|接[着著]|再|同样|同樣|同理|[类類]似|反之|反[过過][来來]|相反|但|可是|可[见見]',
    '|不[过過]|然而|而|另|前者|[后後]者|[两兩二]者|上[面式述]|以上|如此|由此|[换換]句[话話]|也就是|即|代[入回]|第[二三四五六七]|最[后後]|又|[则則]',
    '|(?:This|That|These|Those|It|Its|They|Their|He|She|Such|Thus|So|Hence|Therefore|Then|But|However|Yet|Here|There|Again|Also|Similarly|Likewise',
    '|Conversely|Otherwise|Instead|Both|Either|Neither|And|Or|Second|Secondly|Third|Thirdly|Finally|Moreover|Furthermore|Consequently',
    '|Substituting|Plugging|The (?:former|latter|above|same|second|third|other|last)|In (?:other|this|that|these|both)|As a|From this|By this)\\b)',
  ].join(''),
  'u',
)

/** Whether a text cannot be the first. */
export function danglesAtStart(text: string): boolean {
  return START.test(text)
}

/** Whether a text hangs on a formula before it. */
export function danglesAfterFormula(text: string): boolean {
  return AFTER_FORMULA.test(text)
}

/** Whether a text hangs on a sentence before it. */
export function danglesAfterGap(text: string): boolean {
  return AFTER_GAP.test(text) || AFTER_FORMULA.test(text) || START.test(text)
}
