import { expect, it } from 'vitest'
import { shareTestApp } from '../testing/app.ts'
import { toTestDetail } from '../testing/builders.ts'

const state = { entries: [toTestDetail(1)] }
const ask = async (url: string) => (await (await shareTestApp(state)).app.inject(url)).body

it.each([
  ['/feed.json', 'Incoming Transmission'],
  ['/feed.json?tag=lora&language=zh&sort=seen&limit=3', 'lora · zh · Incoming Transmission'],
  ['/feed.json?paper=arxiv:1706.03762', 'arxiv:1706.03762 · Incoming Transmission'],
  ['/feed.json?source=alpha&source=beta', 'alpha · beta · Incoming Transmission'],
  ['/feed.json?author=Ada&since=P7D&until=', 'author Ada · since P7D · Incoming Transmission'],
  ['/tags/nlp/feed.json?language=zh', 'NLP · zh · Incoming Transmission'],
  ['/search/feed.json?q=post&language=zh', 'post · zh · Incoming Transmission'],
])('the feed at %s is called %s', async (url, title) => {
  expect(JSON.parse(await ask(url)).title).toBe(title)
})

it.each([
  ['/?tag=lora&language=zh&sort=seen', 'Incoming Transmission · lora · zh (RSS)'],
  ['/tags/nlp?language=zh', 'NLP · zh (Atom)'],
  ['/search?q=post&language=zh', 'Search: post · zh (JSON Feed)'],
])('the page at %s names a feed %s', async (url, title) => {
  expect(await ask(url)).toContain(`title="${title}"`)
})
