import type { Settings } from '../settings.ts'

/** What a command gets from outside: nothing else is read from the process. */
export interface Context {
  settings: Readonly<Settings>
  version: string
  stdout: { write(text: string): unknown; isTTY?: boolean; columns?: number }
  stderr: { write(text: string): unknown }
  /** ms since the epoch. */
  now: () => number
  random: () => number
  /** Aborts when the operator asks the process to end. */
  signal: AbortSignal
}

/** 0 done, 1 the work failed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2

export interface Option {
  type: 'string' | 'boolean'
  multiple?: boolean
  about: string
  /** Shown for the value in help. */
  value?: string
}

export interface Parsed {
  positionals: string[]
  values: Record<string, string | boolean | string[] | undefined>
}

/** One command of the command line. */
export interface Command {
  name: string
  /** What follows the name, for help: `URL [--json]`. */
  usage: string
  about: string
  options?: Record<string, Option>
  /** How many words may stand after the name. */
  positionals: { min: number; max: number }
  run(context: Context, parsed: Parsed): Promise<ExitCode>
}
