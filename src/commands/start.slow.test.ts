import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

const ENTRY = join(import.meta.dirname, '../incoming.mjs')
const THREAD = join(import.meta.dirname, '../crawl/start-thread.ts')
/** A process that does not end by then never does, ms; most of it is what a busy machine takes to start one. */
const LIMIT_MS = 60_000
/** Less than what a crawl thread that ended waits for, ms. */
const AT_ONCE_MS = 4000

let folder: string
let child: ChildProcess | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'incoming-start-'))
  writeFileSync(join(folder, 'sources.yaml'), '[]\n')
  writeFileSync(join(folder, 'tags.yaml'), '[]\n')
})

afterEach(() => {
  child?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** How the process ended and what it said; killed where it does not end in time. */
async function run(words: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const started = spawn(process.execPath, words, {
    env: { ...process.env, CONFIG_DIR: folder, DATABASE_URL: `file:${join(folder, 'incoming.db')}`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child = started
  let told = ''
  for (const stream of [started.stdout, started.stderr]) {
    stream.on('data', (text) => {
      told += text
    })
  }
  const timer = setTimeout(() => started.kill('SIGKILL'), LIMIT_MS)
  const [code] = await once(started, 'close')
  clearTimeout(timer)
  return { code, told }
}

const close = async (server: Server) => void (await once(server.close(), 'close'))

it('ends at once where the port is in use', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const { code, told } = await run([ENTRY, 'start'], { PORT: String(port) })
  expect(told).toContain(`127.0.0.1:${port} is in use`)
  expect(code).toBe(1)
  await close(server)
})

it('ends at once where it cannot listen on the host', async () => {
  const { code, told } = await run([ENTRY, 'start'], { HOST: '203.0.113.9', PORT: '0' })
  expect(told).toContain('Cannot listen')
  expect(code).toBe(1)
})

/**
 * A process that only crawls, with a database that is away; it is asked to end when the thread has ended so often, and
 * says how long that took, ms.
 */
const toScript = (endings: number) => `
  import { createCrawlThread } from ${JSON.stringify(THREAD)}
  let left = ${endings}
  const error = (_fields, message) => {
    if (!message.includes('starting it again') || --left > 0) return
    const asked = Date.now()
    process.on('exit', () => console.log(Date.now() - asked))
    void thread.stop().then(done)
  }
  const { promise, resolve: done } = Promise.withResolvers()
  const settings = { databaseUrl: 'postgres://127.0.0.1:1/away', logLevel: 'silent' }
  const thread = createCrawlThread({ settings, tags: [], version: '1.2.3' }, { error })
  thread.start()
  await promise
`

it.each([
  ['starts a crawl thread that ended again, also where nothing else keeps the process', 2],
  ['ends at once while a crawl thread is to be started again', 1],
])('%s', async (_name, endings) => {
  const { code, told } = await run(['--input-type=module', '-e', toScript(endings)])
  expect(code).toBe(0)
  expect(Number(told)).toBeLessThan(AT_ONCE_MS)
})
