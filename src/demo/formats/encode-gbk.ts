/** Lead and trail bytes of two-byte GBK. */
const LEADS = [0x81, 0xfe] as const
const TRAILS = [0x40, 0xfe] as const
const DECODER = new TextDecoder('gbk', { fatal: true })

/**
 * Text in the bytes of GBK, for which Node has a decoder only: its table is turned round. What GBK lacks becomes a
 * numeric character reference, as XML allows.
 */
export function encodeGbk(text: string): Uint8Array {
  const table = readTable()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const pair = table.get(character)
    if (code < 0x80) bytes.push(code)
    else if (pair) bytes.push(...pair)
    else bytes.push(...Buffer.from(`&#${code};`))
  }
  return Uint8Array.from(bytes)
}

function readTable(): Map<string, readonly [number, number]> {
  const table = new Map<string, readonly [number, number]>()
  for (let lead = LEADS[0]; lead <= LEADS[1]; lead++) {
    for (let trail = TRAILS[0]; trail <= TRAILS[1]; trail++) {
      const character = decode(lead, trail)
      if (character !== null && !table.has(character)) table.set(character, [lead, trail])
    }
  }
  return table
}

/** Null where the pair is none: not every trail byte follows every lead. */
function decode(lead: number, trail: number): string | null {
  try {
    const text = DECODER.decode(Uint8Array.of(lead, trail))
    return [...text].length === 1 && !/[\ue000-\uf8ff]/.test(text) ? text : null
  } catch {
    return null
  }
}
