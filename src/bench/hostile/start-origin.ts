import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One fault that the origin plays. */
export interface HostileCase {
  path: string
  does: string
  /** What an aggregator must make of it, in words. */
  expected: string
}

/** A request as it arrived. */
export interface LoggedRequest {
  url?: string
  headers?: Record<string, string>
  /** Requests under way at that moment, this one counted. */
  inflight?: number
}

export interface HostileOrigin {
  url: string
  cases: HostileCase[]
  /** Requests at the origin since the last reset. */
  log(): Promise<LoggedRequest[]>
  /** Requests at the address that nobody may ask. */
  canaryHits(): Promise<LoggedRequest[]>
  reset(): Promise<void>
  stop(): void
}

const START_MS_MAX = 10_000

/**
 * Starts the origin that lies in a folder: a program `*.mjs` that takes `--port`, `--canary` and `--dns`, and a
 * `cases.json` with `{ cases: [{ path, does, expected }] }`. It must answer `/__log` and `/__reset` on both ports.
 */
export async function startOrigin(folder: string, port: number): Promise<HostileOrigin> {
  const program = readdirSync(folder).find((name) => name.endsWith('.mjs'))
  if (!program) throw new Error(`${folder} holds no program of an origin (*.mjs)`)
  const { cases } = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')) as { cases: HostileCase[] }
  const ports = ['--port', port, '--canary', port + 1, '--dns', port + 2].map(String)
  const child = spawn(process.execPath, [join(folder, program), ...ports], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', () => reject(new Error('The origin ended before it listened')))
    setTimeout(() => reject(new Error('The origin did not start')), START_MS_MAX).unref()
  })
  const url = `http://127.0.0.1:${port}`
  const canary = `http://127.0.0.1:${port + 1}`
  const read = async (address: string) => (await fetch(address)).json() as Promise<LoggedRequest[]>
  return {
    url,
    cases,
    log: () => read(`${url}/__log`),
    canaryHits: () => read(`${canary}/__log`),
    reset: async () => {
      await fetch(`${url}/__reset`)
    },
    stop: () => child.kill(),
  }
}
