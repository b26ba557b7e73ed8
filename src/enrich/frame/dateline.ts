const DATELINE_CHARACTERS_MAX = 70
const DATE =
  /\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?,? \d{4}/iu

/** Whether a short block is there for its date. */
export function isDateline(text: string): boolean {
  return text.length <= DATELINE_CHARACTERS_MAX && DATE.test(text) && !/[。！？!?]|[a-z]\.$/u.test(text)
}
