import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ALLOCATOR_SETTINGS, START_FLAGS } from '../bound-memory.ts'
import type { Names } from '../fetch/resolve-names.ts'

const START_MS_MAX = 60_000
const STOP_MS_MAX = 15_000
const ASK_EVERY_MS = 50
/** Where the service keeps compiled code, as `incoming.mjs` has it. */
const COMPILED = join(tmpdir(), 'node-compile-cache')
const TOKEN = 'a-token-for-benchmarks-only'
const TAGS = join(import.meta.dirname, '../../config/tags.yaml')

export interface RunningService {
  /** Its address, without a slash at the end. */
  url: string
  /** Where its database and configuration lie. */
  folder: string
  /** How long it took until it answered, ms. */
  startMs: number
  /** Asks as the administrator; bodies are JSON. */
  ask(method: string, path: string, body?: unknown): Promise<Answer>
  /** The most memory that the process held at one time so far, all threads, bytes; null where the system does not tell. */
  peakBytes(): number | null
  /** The longest time that its web side was held up since last asked, ms. */
  longestHoldMs(): Promise<number>
  stop(): Promise<void>
}

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: whatever the API answers.
  json: any
}

/**
 * Starts the service on a database of its own, with these sources (as stanzas) and settings; with `crawl: false` the web
 * side alone; with `names` names resolve as they say.
 */
export async function startService(
  sources: readonly object[],
  settings: Record<string, string>,
  { crawl = true, names }: { crawl?: boolean; names?: Names } = {},
): Promise<RunningService> {
  const folder = mkdtempSync(join(tmpdir(), 'incoming-bench-'))
  writeFileSync(join(folder, 'sources.yaml'), JSON.stringify(sources))
  copyFileSync(TAGS, join(folder, 'tags.yaml'))
  const startedAt = performance.now()
  const words = [...(crawl ? [] : ['serve']), ...(names ? ['--names', JSON.stringify(names)] : [])]
  const child = spawn(
    process.execPath,
    [...START_FLAGS, join(import.meta.dirname, 'eager-service.ts'), ...words],
    {
      env: {
        ...process.env,
        ...ALLOCATOR_SETTINGS,
        NODE_COMPILE_CACHE: COMPILED,
        ...toSettings(folder),
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  )
  const url = await readUrl(child)
  const ask = (method: string, path: string, body?: unknown) => askApi(method, `${url}${path}`, body)
  return {
    url,
    folder,
    startMs: performance.now() - startedAt,
    ask,
    peakBytes: () => readPeak(child.pid ?? 0),
    longestHoldMs: async () => {
      child.send('hold')
      const [{ maxMs }] = (await once(child, 'message')) as [{ maxMs: number }]
      return maxMs
    },
    stop: async () => {
      await stop(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function toSettings(folder: string): Record<string, string> {
  return {
    PORT: '0',
    DATABASE_URL: `file:${join(folder, 'incoming.db')}`,
    CONFIG_DIR: folder,
    ADMIN_TOKEN: TOKEN,
    LOG_LEVEL: 'error',
    // More than any load asks for: refusals would be counted among the answers.
    RATE_LIMIT_PER_MINUTE: '100000000',
  }
}

/** The address that the service says it listens on, once it answers there. */
export async function readUrl(child: ChildProcess): Promise<string> {
  const listening = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => {
      const match = /listens on (http:\S+)/.exec(String(text))
      if (match?.[1]) resolve(match[1])
    })
    child.on('exit', (code) => reject(new Error(`The service ended with ${code} before it listened`)))
    setTimeout(
      () => reject(new Error(`The service did not listen within ${START_MS_MAX} ms`)),
      START_MS_MAX,
    ).unref()
  })
  const url = await listening
  for (;;) {
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) return url
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))
  }
}

async function askApi(method: string, url: string, body: unknown): Promise<Answer> {
  const isXml = typeof body === 'string'
  const answer = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${TOKEN}`,
      ...(body === undefined ? {} : { 'content-type': isXml ? 'text/x-opml' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isXml ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, json: text.startsWith('{') ? JSON.parse(text) : null }
}

/** The high-water mark that Linux keeps of a process; it is the sum over its threads. */
function readPeak(pid: number): number | null {
  try {
    const match = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return match ? Number(match[1]) * 1024 : null
  } catch {
    return null
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.on('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX)
  await ended
  clearTimeout(timer)
}
