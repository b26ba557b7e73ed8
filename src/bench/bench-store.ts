import { HOUR_MS } from '../interval.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { ALL_ENTRIES, type ListRequest } from '../store/reads.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from '../testing/entries.ts'
import { type Figure, measureBoth } from './measure.ts'

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
  let saved = entries
  // What is remembered of lists stands until something is saved.
  const move = () => store.writes.saveRefresh(toTestRefresh([toTestSave(toEntry(saved++))]))
  const measure = async (name: string, request: ListRequest): Promise<Figure> => {
    const [, value] = await measureBoth(ROUNDS, move, () => store.reads.listEntries(request))
    return { name, value, unit: 'ms' }
  }
  const figures = [
    await measure('list, first page', list),
    await measure(`list, page ${lastPage}`, { ...list, page: lastPage }),
  ]
  for (const q of QUERIES) {
    figures.push(await measure(`search, ${q}`, { ...list, filter: { ...filter, q }, sort: 'relevance' }))
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
