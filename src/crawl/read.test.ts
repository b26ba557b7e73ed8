import { expect, it } from 'vitest'
import { toTestDocument } from '../testing/documents.ts'
import { toTestSource } from '../testing/entries.ts'
import { createReader } from './read.ts'

const FEED = `<rss version="2.0"><channel><title>Notes</title><language>ja</language>
<item><title>機械学習入門</title><link>https://notes.example/1</link></item>
<item><title>The loss falls as the training of all the networks goes on</title><link>https://notes.example/2</link></item>
</channel></rss>`

it.each([
  { configured: null, expected: ['ja', 'en'] },
  { configured: 'zh-Hant', expected: ['zh-Hant', 'en'] },
])('reads short posts in the language of the source ($configured), else of the feed', async (given) => {
  const source = toTestSource({ language: given.configured })
  const task = { document: toTestDocument(FEED), source, known: new Map() }
  const read = await createReader([]).readFeed(task)
  expect('reading' in read && read.reading.items.map(({ post }) => post.language)).toEqual(given.expected)
})

it('reads the items of an opened feed one by one, as they are asked for', async () => {
  const asked: string[] = []
  const known = new (class extends Map<string, string> {
    override get(id: string) {
      asked.push(id)
      return super.get(id)
    }
  })()
  const opened = await createReader([]).openFeed({
    document: toTestDocument(FEED),
    source: toTestSource(),
    known,
  })
  if ('failure' in opened) throw new Error(opened.failure.detail)
  const counts = Array.from(opened.reading.items, () => asked.length)
  expect(opened.reading.itemCount).toBe(2)
  expect(counts).toEqual([1, 2])
})
