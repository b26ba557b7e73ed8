import { HOUR_MS } from '../interval.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { ALL_ENTRIES } from '../store/reads.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from '../testing/entries.ts'
import { type Figure, measureMedian } from './measure.ts'

const BATCH = 200
const ROUNDS = 30
const WORDS = '用LoRA微调 Qwen模型 注意力机制 损失函数 梯度估计 过拟合 正则化 变分推断 感受野 目标检测'.split(
  ' ',
)
const QUERIES = ['模型', '微调', '注意力', 'LoRA', '模型 注意力']

/** A store in memory with this many entries of some hundred characters. */
async function openFilled(entries: number): Promise<Store> {
  const store = await openStore('file::memory:')
  await store.writes.syncSources([toTestSource()], TEST_NOW)
  for (let from = 0; from < entries; from += BATCH) {
    const saves = Array.from({ length: BATCH }, (_, step) => toTestSave(toEntry(from + step)))
    await store.writes.saveRefresh(toTestRefresh(saves))
  }
  return store
}

/** Lists and searches on a filled store. */
export async function benchStore(entries: number): Promise<Figure[]> {
  const store = await openFilled(entries)
  const filter = ALL_ENTRIES
  const list = { filter, sort: 'published' as const, limit: 12, page: 1, cursor: null }
  const lastPage = Math.floor(entries / list.limit)
  const figures: Figure[] = [
    {
      name: 'list, first page',
      value: await measureMedian(ROUNDS, () => store.reads.listEntries(list)),
      unit: 'ms',
    },
    {
      name: `list, page ${lastPage}`,
      value: await measureMedian(ROUNDS, () => store.reads.listEntries({ ...list, page: lastPage })),
      unit: 'ms',
    },
  ]
  for (const q of QUERIES) {
    const request = { ...list, filter: { ...filter, q }, sort: 'relevance' as const }
    const value = await measureMedian(ROUNDS, () => store.reads.listEntries(request))
    figures.push({ name: `search, ${q}`, value, unit: 'ms' })
  }
  await store.database.close()
  return figures.map((figure) => ({ ...figure, name: `${figure.name}, ${entries} entries` }))
}

/** Every tenth entry or so holds a given word. */
function toEntry(n: number) {
  const words = Array.from({ length: 40 }, (_, at) => {
    const pick = (n * 31 + at * 17) % 400
    return (
      WORDS[pick] ??
      String.fromCodePoint(0x4e00 + ((n * 131 + at * 977) % 9000), 0x4e00 + ((n + at * 37) % 9000))
    )
  })
  const contentText = words.join('，')
  return toTestEntry({
    guid: `g${n}`,
    title: `随笔 ${n}`,
    contentText,
    snippet: contentText.slice(0, 300),
    publishedAt: TEST_NOW - n * HOUR_MS,
  })
}
