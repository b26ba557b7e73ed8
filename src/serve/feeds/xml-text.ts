/** Control characters but tab and line ends, which XML 1.0 forbids or discourages, and noncharacters. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Noncharacter_Code_Point}/gu

/** Text that may stand in XML and JSON alike: no control characters, no lone surrogates. */
export function toXmlText(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, '')
}

/** The same value with every text in it fit for XML. */
export function toXmlValue<T>(value: T): T {
  if (typeof value === 'string') return toXmlText(value) as T
  if (Array.isArray(value)) return value.map(toXmlValue) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toXmlValue(inner)])) as T
}
