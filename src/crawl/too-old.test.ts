import { expect, it } from 'vitest'
import { DAY_MS } from '../interval.ts'
import { toTestFeed } from '../testing/documents.ts'
import { createRefreshRig, FEED, toBody, toFeed, toFresh } from '../testing/refresh-rig.ts'

const rig = createRefreshRig()

/** A list as pages have them. */
const withoutDates = (feed: string) => feed.replaceAll(/<pubDate>.*?<\/pubDate>/g, '')

it('brings no post back that was deleted for its age, though its list still names it, without a date', async () => {
  await rig.refresh({ [FEED]: toFresh(withoutDates(toFeed(1))) })
  expect(await rig.list()).toMatchObject([{ title: 'Post 1', publishedPrecision: 'seen' }])
  rig.now += 60 * DAY_MS
  await rig.store.writes.prune({ before: rig.now - 30 * DAY_MS, now: rig.now })
  await rig.refresh({ [FEED]: toFresh(withoutDates(toFeed(2, 1))) })
  expect(await rig.list()).toMatchObject([{ title: 'Post 2' }])
})

it('asks once for the page of a post that is too old by what its page says', async () => {
  rig.retentionMs = 30 * DAY_MS
  const url = 'https://signal.example/p1'
  const teaser = withoutDates(toTestFeed([['p1', 'Post 1', 'Short. Read more']]))
  const date = '<meta property="article:published_time" content="2020-01-01T10:00:00Z">'
  const page = `<html><head>${date}</head><body><article><h1>Post 1</h1>${toBody(1)}</article></body></html>`
  const asked: number[] = []
  for (const feed of [teaser, `${teaser} `]) {
    const { requests } = await rig.refresh({ [FEED]: toFresh(feed), [url]: toFresh(page, { url }) })
    asked.push(requests.filter((request) => request.url === url).length)
  }
  expect([asked, await rig.list()]).toEqual([[1, 0], []])
})
