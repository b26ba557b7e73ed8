import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from '../measure.ts'
import { startService } from '../start-service.ts'
import { benchAnswers } from './bench-answers.ts'
import { benchDuringCrawl } from './bench-during-crawl.ts'
import { benchStoredLists } from './bench-stored-lists.ts'
import { fillStore } from './fill-store.ts'

const MIB = 2 ** 20

/**
 * Pages, feeds, API and search over stores of these sizes, from memory and rendered anew, each beside bare fastify with the
 * same bytes; then hot pages at a steady rate, alone and while many feeds are read. Each in a process of its own.
 */
export async function benchServe(sizes: readonly number[]): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'incoming-bench-'))
    const file = join(folder, 'filled.db')
    try {
      await fillStore(file, size, Date.now())
      figures.push(...(await benchSize(file, size)))
      if (size === sizes[0]) figures.push(...(await benchDuringCrawl(file)))
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  return figures
}

async function benchSize(file: string, size: number): Promise<Figure[]> {
  const service = await startService([], { DATABASE_URL: `file:${file}` }, { crawl: false })
  try {
    const figures: Figure[] = [
      { name: 'disk for an entry', value: statSync(file).size / size / 1024, unit: 'KiB' },
      { name: 'start', value: service.startMs, unit: 'ms' },
      ...(await benchStoredLists(service, size)),
      ...(await benchAnswers(service.url)),
      { name: 'memory at most', value: (service.peakBytes() ?? 0) / MIB, unit: 'MiB' },
    ]
    return figures.map((figure) => ({ ...figure, name: `${size} entries: ${figure.name}` }))
  } finally {
    await service.stop()
  }
}
