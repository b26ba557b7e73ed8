import { AppError, type Mistake } from './errors.ts'
import {
  httpUrl,
  nonEmpty,
  privateNetworks,
  proxies,
  TOKEN_CHARACTERS_MIN,
  token,
  whole,
} from './setting-values.ts'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** One variable: how its text becomes a value (undefined: it does not), and what the README says of it. */
interface Setting<T> {
  default: string
  expected: string
  about: string
  read: (text: string) => T | undefined
}

const setting = <T>(fields: Setting<T>): Setting<T> => fields

/** Every variable the service reads; the README's table is checked against this one. */
export const SETTINGS = {
  HOST: setting({
    default: '127.0.0.1',
    expected: 'an address to listen on',
    about: 'Address to listen on; `0.0.0.0` in the image.',
    read: nonEmpty,
  }),
  PORT: setting({
    default: '8080',
    expected: 'a port from 0 to 65535',
    about: 'Port to listen on; 0 picks a free one.',
    read: whole(0, 65_535),
  }),
  PUBLIC_URL: setting({
    default: '',
    expected: 'an http(s) URL such as https://ml.example',
    about:
      'Base of absolute links in feeds and pages, and where hubs (WebSub) call. Unset: taken from the request, and no hub is asked.',
    read: httpUrl,
  }),
  DATABASE_URL: setting({
    default: 'file:data/incoming.db',
    expected: 'file:PATH or postgres://USER:PASSWORD@HOST/NAME',
    about: 'Where entries are kept: `file:PATH` (SQLite) or `postgres://…`.',
    read: (text) => (/^(file:(?!:memory:).+|postgres(ql)?:\/\/.+)$/.test(text) ? text : undefined),
  }),
  CONFIG_DIR: setting({
    default: 'config',
    expected: 'a folder',
    about: 'Folder of `sources.yaml` and `tags.yaml`.',
    read: nonEmpty,
  }),
  ADMIN_TOKEN: setting({
    default: '',
    expected: `at least ${TOKEN_CHARACTERS_MIN} characters`,
    about: `Bearer token for writes over HTTP, at least ${TOKEN_CHARACTERS_MIN} characters. Unset: they are off.`,
    read: token,
  }),
  USER_AGENT_CONTACT: setting({
    default: '',
    expected: 'a URL or a mail address, without brackets or line ends',
    about: 'Contact that blog owners find in our User-Agent.',
    read: (text) => (/[\r\n()]/.test(text) ? undefined : text),
  }),
  LOG_LEVEL: setting({
    default: 'info',
    expected: `one of ${LOG_LEVELS.join(', ')}`,
    about: `How much to log: ${LOG_LEVELS.join(', ')}.`,
    read: (text) => LOG_LEVELS.find((level) => level === text),
  }),
  ALLOW_PRIVATE_NETWORKS: setting({
    default: 'off',
    expected: 'on, off, or addresses and blocks separated by commas, such as 10.0.0.7:8080 or fd00::/8',
    about:
      'Whether sources may live on private or loopback addresses: `on`, `off`, or on which (`10.0.0.7:8080`).',
    read: privateNetworks,
  }),
  TRUST_PROXY: setting({
    default: 'off',
    expected: 'on, off, or addresses and blocks (10.0.0.0/8) separated by commas',
    about: 'Proxies in front of us that say who the client is: `on`, `off`, or their addresses.',
    read: proxies,
  }),
  RETENTION_DAYS: setting({
    default: '0',
    expected: 'whole days from 0 to 36500',
    about: 'Days that entries are kept; 0 keeps all. Those of a week stay until its digest is closed.',
    read: whole(0, 36_500),
  }),
  CRAWL_CONCURRENCY: setting({
    default: '32',
    expected: 'a number from 1 to 256',
    about: 'Sources read at the same time; one request at a time per host in any case.',
    read: whole(1, 256),
  }),
  RATE_LIMIT_PER_MINUTE: setting({
    default: '600',
    expected: 'a number from 1 to 100000000',
    about: 'Requests that one address may make in a minute.',
    read: whole(1, 100_000_000),
  }),
}

type Variable = keyof typeof SETTINGS
type Values = { [V in Variable]: Exclude<ReturnType<(typeof SETTINGS)[V]['read']>, undefined> }

/** Everything that the environment decides, frozen at the start. */
export interface Settings {
  host: string
  port: number
  /** Without a slash at the end; null: taken from the request. */
  publicUrl: string | null
  databaseUrl: string
  configDir: string
  /** Null: writes over HTTP are off. */
  adminToken: string | null
  userAgentContact: string
  logLevel: (typeof LOG_LEVELS)[number]
  /** Every private address, none, or these addresses (with a port or any) and blocks. */
  allowPrivateNetworks: boolean | string[]
  trustProxy: boolean | string[]
  retentionDays: number
  crawlConcurrency: number
  rateLimitPerMinute: number
}

/** Secrets may also be given as the path of a file, in `NAME_FILE`. */
const SECRETS: readonly Variable[] = ['ADMIN_TOKEN', 'DATABASE_URL']

/**
 * Reads the environment; `readFile` answers the text behind a `NAME_FILE` variable.
 * Throws AppError('invalid') that lists every mistake at once.
 */
export function readSettings(
  readFile: (path: string) => string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Readonly<Settings> {
  const mistakes: Mistake[] = []
  const values = Object.fromEntries(
    Object.entries(SETTINGS).map(([name, each]) => [name, readOne(name as Variable, each)]),
  ) as Values
  if (mistakes.length > 0) {
    const lines = mistakes.map(({ where, detail }) => `${where}: ${detail}`)
    throw new AppError('invalid', `Wrong settings:\n  ${lines.join('\n  ')}`, { mistakes })
  }
  return Object.freeze(toSettings(values))

  function readOne(name: Variable, each: Setting<unknown>): unknown {
    const text = readText(name) ?? each.default
    const value = each.read(text.trim())
    const shown = SECRETS.includes(name) ? 'a value that is not shown' : JSON.stringify(text)
    if (value === undefined) mistakes.push({ where: name, detail: `expected ${each.expected}, got ${shown}` })
    return value
  }

  function readText(name: Variable): string | undefined {
    const path = SECRETS.includes(name) ? env[`${name}_FILE`] : undefined
    if (!path) return env[name]
    try {
      return readFile(path)
    } catch (error) {
      mistakes.push({ where: `${name}_FILE`, detail: `cannot read ${path} (${(error as Error).message})` })
      return undefined
    }
  }
}

function toSettings(values: Values): Settings {
  return {
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL,
    databaseUrl: values.DATABASE_URL,
    configDir: values.CONFIG_DIR,
    adminToken: values.ADMIN_TOKEN,
    userAgentContact: values.USER_AGENT_CONTACT,
    logLevel: values.LOG_LEVEL,
    allowPrivateNetworks: values.ALLOW_PRIVATE_NETWORKS,
    trustProxy: values.TRUST_PROXY,
    retentionDays: values.RETENTION_DAYS,
    crawlConcurrency: values.CRAWL_CONCURRENCY,
    rateLimitPerMinute: values.RATE_LIMIT_PER_MINUTE,
  }
}
