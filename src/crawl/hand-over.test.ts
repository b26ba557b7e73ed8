import { expect, it } from 'vitest'
import { isEmptyItem } from '../entry.ts'
import { createItem } from '../parse/create-feed.ts'
import { toTestDocument } from '../testing/documents.ts'
import { toTestSource } from '../testing/entries.ts'
import { handOver, takeOver } from './hand-over.ts'
import { createReader } from './read.ts'

const TEXT = `<p>${'A score is divided before the softmax. '.repeat(80)}</p>`

/** The task of reading a feed of these items. */
function toTask(...items: string[]) {
  const document = toTestDocument(
    `<rss version="2.0"><channel><title>Blog</title><link>https://blog.example/</link>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`,
    { url: 'https://blog.example/feed' },
  )
  return { document, source: toTestSource(), known: new Map<string, string>() }
}

/** A feed as it arrives in another thread. */
async function bringOver(task: ReturnType<typeof toTask>) {
  const opened = await createReader([]).openFeed(task)
  if ('failure' in opened) throw new Error(opened.failure.detail)
  const handed = handOver(opened.reading)
  if ('failure' in handed) throw new Error(handed.failure.detail)
  return takeOver(structuredClone(handed.reading))
}

it('a post that its feed has whole is handed over without what the feed says as html', async () => {
  const description = `<description><![CDATA[${TEXT}]]></description>`
  const task = toTask(`<title>Scores</title><link>https://blog.example/a</link>${description}`)
  const [read] = (await bringOver(task)).items
  expect(read).toMatchObject({ isTeaser: false, post: { contentText: expect.stringContaining('softmax') } })
  expect(read?.item).toMatchObject({ title: 'Scores', summaryHtml: null, contentHtml: null })
})

it('all else arrives as it was read', async () => {
  const toItem = (name: string) =>
    `<guid>${name}</guid><title>${name}</title><description><![CDATA[${TEXT}]]></description>`
  const task = toTask(toItem('a'), toItem('b'))
  const read = await createReader([]).readFeed(task)
  if ('failure' in read) throw new Error(read.failure.detail)
  const { items, ...feed } = read.reading
  expect(items.map(({ post }) => post.fingerprint)).toEqual([
    expect.any(Uint32Array),
    expect.any(Uint32Array),
  ])
  const withoutHtml = items.map((read) => ({ ...read, item: { ...read.item, summaryHtml: null } }))
  expect(await bringOver(task)).toEqual({ ...feed, items: withoutHtml })
})

it('one whose own page is to be read keeps it', async () => {
  const link = '<title>Scores</title><link>https://blog.example/a</link>'
  const [read] = (await bringOver(toTask(`${link}<description>A score is divided.</description>`))).items
  expect(read).toMatchObject({ isTeaser: true, item: { summaryHtml: 'A score is divided.' } })
})

it('one that has nothing else is not taken for an empty one', async () => {
  const [read] = (await bringOver(toTask('<description>A score is divided.</description>'))).items
  expect(read && isEmptyItem(read.item)).toBe(false)
  expect(isEmptyItem(createItem())).toBe(true)
})

it('a feed whose posts become too much is given up', async () => {
  const opened = await createReader([]).openFeed(toTask('<title>Scores</title>'))
  if ('failure' in opened) throw new Error(opened.failure.detail)
  const [read] = opened.reading.items
  if (!read) throw new Error('nothing was read')
  const large = { ...read, post: { ...read.post, contentText: 'a'.repeat(8 * 1024 * 1024) } }
  expect(handOver({ ...opened.reading, items: Array(8).fill(large) })).toMatchObject({
    failure: { code: 'worker', detail: expect.stringContaining('more than 64 MiB') },
  })
  expect(handOver({ ...opened.reading, items: Array(7).fill(large) })).toHaveProperty('reading')
})
