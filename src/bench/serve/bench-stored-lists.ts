import { type Figure, measureMedian } from '../measure.ts'
import type { RunningService } from '../start-service.ts'

const ROUNDS = 30
const PER_PAGE = 12
const DEEP_PAGE = 80_000
const WORDS = ['模型', '训练', '微调', '梯度', '算法', '图像', '优化', '方法', '结果', '参数']

/** What may take long: each is asked for some times, and the shortest of the times for which it held up others counts. */
const LONG_WORK = [
  '/',
  '/?language=zh',
  '/?sort=seen',
  '/tags',
  '/tags/tag-0',
  '/sources',
  '/api/v1/sources',
  '/opml',
  '/metrics',
  '/api/v1/stats',
  '/feed.atom?full=1&limit=100',
  '/feed.rss?full=1&limit=100',
  '/feed.json?full=1&limit=100',
  '/search?q=模型',
]
const HOLD_ROUNDS = 5

/** What lists, deep pages and searches that are in no cache cost, and the longest that anything holds up other requests. */
export async function benchStoredLists(service: RunningService, size: number): Promise<Figure[]> {
  let asked = 0
  const ask = async (path: string) => {
    asked += 1
    const answer = await fetch(`${service.url}${path}${path.includes('?') ? '&' : '?'}n=${asked}`)
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  }
  const last = Math.min(DEEP_PAGE, Math.floor(size / PER_PAGE))
  const toPage = (page: number) => `/api/v1/entries?limit=${PER_PAGE}&page=${page}`
  const first = await measureMedian(ROUNDS, () => ask(toPage(1)))
  const deep = await measureMedian(ROUNDS, () => ask(toPage(last)))
  const search = await measureMedian(ROUNDS, () =>
    ask(`/api/v1/entries?q=${WORDS[asked % WORDS.length]}&sort=relevance`),
  )
  const figures: Figure[] = [
    { name: 'list, page 1', value: first, unit: 'ms' },
    { name: `list, page ${last} to page 1`, value: deep / first, unit: 'ratio' },
    { name: 'search for two characters', value: search, unit: 'ms' },
  ]
  for (const path of LONG_WORK) {
    const holds: number[] = []
    await service.longestHoldMs()
    for (let round = 0; round < HOLD_ROUNDS; round++) {
      await ask(path)
      holds.push(await service.longestHoldMs())
    }
    figures.push({ name: `${path} holds up others`, value: Math.min(...holds), unit: 'ms' })
  }
  return figures
}
