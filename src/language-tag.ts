/** A language tag (BCP 47) in its usual spelling, with its parts (`zh-hans` is `zh-Hans`); null for what is none. */
export function toLocale(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag)
  } catch {
    return null
  }
}
