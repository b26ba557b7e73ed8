import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { ALLOCATOR_SETTINGS, START_FLAGS } from '../../bound-memory.ts'
import type { Figure } from '../measure.ts'

const ITEMS = 20
const CONFIG = join(import.meta.dirname, '../../../config')

/** One round over all feeds: wall time, CPU time and peak memory of the whole process, and the posts stored after it. */
export interface Round {
  wallMs: number
  cpuMs: number
  peakMib: number
  posts: number
}

/** A first round over so many feeds on loopback, each with a host of its own, and a round in which nothing is new. */
export async function benchRounds(feeds: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'incoming-bench-'))
  const origin = start('serve-feeds.ts', [feeds, ITEMS])
  try {
    const [port] = await once(origin.stdout as NonNullable<ChildProcess['stdout']>, 'data')
    const crawl = start('run-rounds.ts', [feeds, Number(port), CONFIG], {
      DATABASE_URL: `file:${join(folder, 'incoming.db')}`,
      ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
    })
    const [first, next] = JSON.parse(await text(crawl.stdout as NonNullable<ChildProcess['stdout']>)) as [
      Round,
      Round,
    ]
    if (first.posts !== feeds * ITEMS) throw new Error(`${first.posts} posts were stored of ${feeds * ITEMS}`)
    return [
      ...toFigures(`first round, ${feeds} feeds`, first),
      { name: 'first round, CPU a post', value: first.cpuMs / first.posts, unit: 'ms' },
      ...toFigures(`round of 304s, ${feeds} feeds`, next),
      { name: 'memory of both rounds at most', value: next.peakMib, unit: 'MiB' },
    ]
  } finally {
    origin.kill()
    rmSync(folder, { recursive: true })
  }
}

function toFigures(name: string, { wallMs, cpuMs }: Round): Figure[] {
  return [
    { name: `${name}, wall`, value: wallMs / 1000, unit: 's' },
    { name: `${name}, CPU`, value: cpuMs / 1000, unit: 's' },
  ]
}

function start(
  program: string,
  values: readonly (string | number)[],
  settings: Record<string, string> = {},
): ChildProcess {
  return spawn(
    process.execPath,
    [...START_FLAGS, join(import.meta.dirname, program), ...values.map(String)],
    {
      env: {
        ...process.env,
        ...ALLOCATOR_SETTINGS,
        NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
}
