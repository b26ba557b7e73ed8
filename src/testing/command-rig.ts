import type { Context } from '../commands/command.ts'
import { readSettings, type Settings } from '../settings.ts'
import { TEST_NOW } from './entries.ts'

/** What a command is run in, and what it has written to stdout so far. */
export interface CommandRig {
  context: Context
  readWritten(): string
}

/** With settings as nothing in the environment makes them, but for these. */
export function createCommandRig(settings: Partial<Settings> = {}): CommandRig {
  const written: string[] = []
  const context = {
    settings: { ...readSettings(() => '', {}), ...settings },
    version: '1.2.3',
    stdout: { write: (text: string) => void written.push(text) },
    stderr: { write: () => {} },
    now: () => TEST_NOW,
    random: () => 0.5,
    signal: new AbortController().signal,
  }
  return { context, readWritten: () => written.join('') }
}
