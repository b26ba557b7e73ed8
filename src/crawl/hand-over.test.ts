import { expect, it } from 'vitest'
import { isEmptyItem } from '../entry.ts'
import { createItem } from '../parse/create-feed.ts'
import { toTestDocument } from '../testing/documents.ts'
import { toTestSource } from '../testing/entries.ts'
import { toHandedOver } from './hand-over.ts'
import { createReader } from './read.ts'

const TEXT = `<p>${'A score is divided before the softmax. '.repeat(80)}</p>`

/** The items of a feed as they are handed over. */
async function handOver(...items: string[]) {
  const document = toTestDocument(
    `<rss version="2.0"><channel><title>Blog</title><link>https://blog.example/</link>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`,
    { url: 'https://blog.example/feed' },
  )
  const read = toHandedOver(
    await createReader([]).readFeed({ document, source: toTestSource(), known: new Map() }),
  )
  if ('failure' in read) throw new Error(read.failure.detail)
  return read.reading.items
}

it('a post that its feed has whole is handed over without what the feed says as html', async () => {
  const description = `<description><![CDATA[${TEXT}]]></description>`
  const [read] = await handOver(`<title>Scores</title><link>https://blog.example/a</link>${description}`)
  expect(read).toMatchObject({ isTeaser: false, post: { contentText: expect.stringContaining('softmax') } })
  expect(read?.item).toMatchObject({ title: 'Scores', summaryHtml: null, contentHtml: null })
})

it('one whose own page is to be read keeps it', async () => {
  const link = '<title>Scores</title><link>https://blog.example/a</link>'
  const [read] = await handOver(`${link}<description>A score is divided.</description>`)
  expect(read).toMatchObject({ isTeaser: true, item: { summaryHtml: 'A score is divided.' } })
})

it('one that has nothing else is not taken for an empty one', async () => {
  const [read] = await handOver('<description>A score is divided.</description>')
  expect(read && isEmptyItem(read.item)).toBe(false)
  expect(isEmptyItem(createItem())).toBe(true)
})
