/** Part of a pattern: alternatives, one a line, spaces around each left out. */
export function anyOf({ raw }: TemplateStringsArray): string {
  return `(?:${raw.join('').trim().split(/\n\s*/).join('|')})`
}
