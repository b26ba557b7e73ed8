import { SETTINGS } from '../settings.ts'
import type { Command } from './command.ts'
import { toTable } from './table.ts'

const CALL = 'npm run -s incoming --'

/** The whole command line. */
export function describeAll(commands: readonly Command[]): string {
  const rows = commands.map(({ name, usage, about }) => [`  ${name} ${usage}`.trimEnd(), about])
  const own = [
    ['  help [COMMAND]', 'Explain one command, or list them all.'],
    ['  --version', 'Print the version.'],
  ]
  return `Incoming Transmission: machine-learning blogs in one place.

Usage: ${CALL} COMMAND

${toTable([...rows, ...own])}
Exit codes: 0 done, 1 the work failed, 2 wrong usage.
Settings come from the environment: ${Object.keys(SETTINGS).join(', ')}; the README explains each.
`
}

/** One command with its options. */
export function describeCommand({ name, usage, about, options = {} }: Command): string {
  const rows = Object.entries(options).map(([option, { value, about: what }]) => [
    `  --${option}${value ? ` ${value}` : ''}`,
    what,
  ])
  const listed = rows.length > 0 ? `\nOptions:\n${toTable(rows)}` : ''
  return `Usage: ${CALL} ${`${name} ${usage}`.trimEnd()}\n\n${about}\n${listed}`
}
