import type { Family } from '../family.ts'

/** Substack: an empty box whose attribute is JSON with the TeX; it stands on a line of its own. */
export const substack: Family = {
  classes: ['latex-rendered'],
  attributes: ['data-attrs'],
  read(element) {
    const tex = persistentExpression(element.attribs['data-attrs'] ?? '')
    return tex === null ? null : { kind: 'formula', tex, display: element.name !== 'span' }
  },
}

function persistentExpression(json: string): string | null {
  if (!json.includes('persistentExpression')) return null
  try {
    const attributes: unknown = JSON.parse(json)
    if (typeof attributes !== 'object' || attributes === null) return null
    const expression = (attributes as Record<string, unknown>).persistentExpression
    return typeof expression === 'string' && expression.trim() !== '' ? expression : null
  } catch {
    // Cut off or escaped once too often: the value itself may still be whole.
    return /"persistentExpression"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(json)?.[1]?.replace(/\\(.)/g, '$1') ?? null
  }
}
