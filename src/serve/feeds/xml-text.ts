/** Everything that XML 1.0 does not allow, and the two noncharacters that no parser wants. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the subject.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g

/** Text that may stand in XML and JSON alike: no control characters, no lone surrogates. */
export function toXmlText(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, '')
}
