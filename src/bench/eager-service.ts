import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { boundMemory } from '../bound-memory.ts'
import type { Names } from '../fetch/resolve-names.ts'

boundMemory()
const { runService } = await import('../commands/run-service.ts')
const { readSettings } = await import('../settings.ts')

// The service as `start` runs it, but without the rest between two requests to a host: for origins of our own only. With
// the word `serve` the web side alone; `--names JSON` says what names resolve to. Whoever started it may ask how long the
// web side was held up since last asked.
const { values, positionals } = parseArgs({ allowPositionals: true, options: { names: { type: 'string' } } })
const stopping = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort())
const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
process.on('message', () => {
  process.send?.({ maxMs: delay.max / 1e6 })
  delay.reset()
})
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
  {
    serve: true,
    crawl: !positionals.includes('serve'),
    spacingMs: 0,
    ...(values.names ? { names: JSON.parse(values.names) as Names } : {}),
  },
)
if (process.connected) process.disconnect()
