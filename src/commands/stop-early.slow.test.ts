import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const ENTRY = join(import.meta.dirname, '../incoming.mjs')
/** Well below what an answer is waited for, ms. */
const SOON_MS = 4000

let folder: string
let origin: Server
let url: string
const sockets = new Set<Socket>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'incoming-stop-'))
  // Takes connections and never answers.
  origin = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  }).listen(0, '127.0.0.1')
  await once(origin, 'listening')
  url = `http://127.0.0.1:${(origin.address() as { port: number }).port}/feed`
  writeFileSync(join(folder, 'sources.yaml'), `- id: signal\n  title: Signal\n  url: ${url}\n`)
  writeFileSync(join(folder, 'tags.yaml'), '[]\n')
})

afterAll(() => {
  for (const socket of sockets) socket.destroy()
  origin.close()
  rmSync(folder, { recursive: true, force: true })
})

it.each([
  ['fetch', () => ['fetch', 'signal']],
  ['preview', () => ['preview', url]],
  ['add', () => ['add', url.replace('feed', 'blog')]],
  ['import', () => ['import', url]],
] as const)('%s ends soon when it is asked to while an origin does not answer', async (name, toWords) => {
  const env = {
    ...process.env,
    DATABASE_URL: `file:${join(folder, `${name}.db`)}`,
    CONFIG_DIR: folder,
    ALLOW_PRIVATE_NETWORKS: 'on',
  }
  const child = spawn(process.execPath, [ENTRY, ...toWords()], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let told = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      told += text
    })
  }
  await once(origin, 'connection')
  const asked = Date.now()
  child.kill('SIGTERM')
  const [code] = await once(child, 'close')
  expect(told).toContain('Stopped before it was done')
  expect(code).toBe(1)
  expect(Date.now() - asked).toBeLessThan(SOON_MS)
})
