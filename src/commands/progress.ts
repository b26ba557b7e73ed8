import type { Context } from './command.ts'

const BAR_CHARACTERS = 24

export interface Progress {
  /** One more is done. */
  advance(name: string, detail: string): void
  end(): void
}

/** A bar that stays on its line of a terminal; plain lines elsewhere. */
export function createProgress(out: Context['stdout'], total: number): Progress {
  let done = 0
  const columns = out.columns ?? 80
  return {
    advance: (name, detail) => {
      done += 1
      if (!out.isTTY) {
        out.write(`${done}/${total} ${name} ${detail}\n`)
        return
      }
      const filled = Math.round((done / total) * BAR_CHARACTERS)
      const bar = '█'.repeat(filled) + '░'.repeat(BAR_CHARACTERS - filled)
      out.write(`\r\x1b[2K${`${bar} ${done}/${total} ${name}`.slice(0, columns - 1)}`)
    },
    end: () => {
      if (out.isTTY && total > 0) out.write('\r\x1b[2K')
    },
  }
}
