import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Command, ExitCode, Parsed } from './commands/command.ts'
import { COMMANDS } from './commands/commands.ts'
import { describeAll, describeCommand } from './commands/help.ts'
import { AppError } from './errors.ts'
import { readSettings } from './settings.ts'
import { describeTrouble } from './trouble.ts'

const DEFAULT_COMMAND = 'start'
const VERSION_WORDS: readonly string[] = ['--version', '-v']
const HELP_OPTIONS: readonly string[] = ['--help', '-h']

/** Runs one command line; errors are one line on stderr that says what to do. */
export async function main(words: readonly string[]): Promise<ExitCode> {
  const { stdout, stderr } = process
  const version = readVersion()
  const [name = DEFAULT_COMMAND, ...rest] = words
  if (VERSION_WORDS.includes(name)) return print(`${version}\n`)
  if (name === 'help' || words.some((word) => HELP_OPTIONS.includes(word))) {
    return help(words.find((word) => word !== 'help' && !HELP_OPTIONS.includes(word)))
  }
  try {
    const command = findCommand(name)
    const parsed = parse(command, rest)
    const settings = readSettings((path) => readFileSync(path, 'utf8'))
    const signal = toStopSignal()
    return await command.run(
      { settings, version, stdout, stderr, now: Date.now, random: Math.random, signal },
      parsed,
    )
  } catch (error) {
    return report(error)
  }
}

function help(name: string | undefined): ExitCode {
  const command = COMMANDS.find((each) => each.name === name)
  if (name && !command) return report(new UsageError(`There is no command ${name}. \`help\` lists them.`))
  return print(command ? describeCommand(command) : describeAll(COMMANDS))
}

/** The command line itself is wrong, as opposed to the work. */
class UsageError extends Error {}

function findCommand(name: string): Command {
  const command = COMMANDS.find((each) => each.name === name)
  if (!command) throw new UsageError(`There is no command ${name}. \`help\` lists them.`)
  return command
}

function parse({ name, options = {}, positionals: { min, max } }: Command, words: string[]): Parsed {
  try {
    const config = Object.fromEntries(
      Object.entries(options).map(([option, { type, multiple = false }]) => [option, { type, multiple }]),
    )
    const { positionals, values } = parseArgs({ args: words, options: config, allowPositionals: true })
    if (positionals.length >= min && positionals.length <= max)
      return { positionals, values: values as Parsed['values'] }
  } catch (error) {
    // Node's first sentence says what is wrong; the others tell of positional arguments.
    const [wrong] = (error as Error).message.split(/\.?(?:\s*\n|\. |$)/)
    throw new UsageError(`${wrong}. \`help ${name}\` shows its options.`)
  }
  const wanted = `${min === max ? min : `at least ${min}`} ${min === 1 ? 'word' : 'words'}`
  throw new UsageError(`${name} takes ${wanted}. \`help ${name}\` shows how.`)
}

function report(error: unknown): ExitCode {
  const { stderr } = process
  if (error instanceof UsageError) {
    stderr.write(`${error.message}\n`)
    return 2
  }
  if (error instanceof AppError) {
    stderr.write(`${error.message}\n`)
    return error.code === 'invalid' ? 2 : 1
  }
  const trouble = describeTrouble(error)
  if (trouble) {
    stderr.write(`${trouble}\n`)
    return 1
  }
  stderr.write(`This is a bug in the program, please report it: ${(error as Error).stack ?? error}\n`)
  return 1
}

function toStopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort())
  return controller.signal
}

function print(text: string): ExitCode {
  process.stdout.write(text)
  return 0
}

function readVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
