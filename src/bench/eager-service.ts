import { readFileSync } from 'node:fs'
import { boundMemory } from '../bound-memory.ts'

boundMemory()
const { runService } = await import('../commands/run-service.ts')
const { readSettings } = await import('../settings.ts')

// The service as `start` runs it, but without the rest between two requests to a host: for origins of our own only.
const stopping = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort())
process.exitCode = await runService(
  {
    settings: readSettings((path) => readFileSync(path, 'utf8')),
    version: '0.0.0-bench',
    stdout: process.stdout,
    stderr: process.stderr,
    now: Date.now,
    random: Math.random,
    signal: stopping.signal,
  },
  { serve: true, crawl: true, spacingMs: 0 },
)
