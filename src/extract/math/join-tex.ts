/** Puts pieces of TeX side by side; a space only where a command's name would run into a letter. */
export function joinTex(parts: readonly string[]): string {
  let tex = ''
  for (const part of parts) {
    if (part === '') continue
    const meets = /\\[a-zA-Z]+$/.test(tex.slice(-NAME_CHARACTERS)) && /^[a-zA-Z]/.test(part)
    tex += meets ? ` ${part}` : part
  }
  return tex
}

/** No command's name is longer. */
const NAME_CHARACTERS = 40

/** Whether this is one thing to a script: a character, or one command with its groups. */
export function isAtomic(tex: string): boolean {
  return /^(?:.|\{\}|\\(?:[a-zA-Z]+|.)(?:\{[^{}]*\})?)$/su.test(tex)
}
