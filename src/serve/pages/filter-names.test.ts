import { describe, expect, it } from 'vitest'
import { toTestDetail, toTestSourceState, toTestTag } from '../../testing/builders.ts'
import { getPage } from '../../testing/get-page.ts'

const own = toTestTag('side-project', { name: 'Side project', origin: 'author' })
const state = {
  entries: Array.from({ length: 30 }, (_, index) =>
    toTestDetail(index + 1, { tags: [toTestTag('nlp'), own], language: 'ja' }),
  ),
  sources: [toTestSourceState({ id: 'alpha', title: 'Alpha & Notes' })],
}
const CHINESE = { 'accept-language': 'zh' }
const toTitle = (body: string) => /<title>(.*)<\/title>/.exec(body)?.[1]

describe('active filters', () => {
  it.each([
    ['/?tag=nlp', 'tag NLP'],
    ['/?tag=nlp,rl', 'tag NLP, RL'],
    ['/?tag=side-project', 'tag Side project'],
    ['/?source=alpha', 'source Alpha &amp; Notes'],
    ['/?language=ja', 'language Japanese'],
    ['/?language=ar', 'language Arabic'],
    ['/?tag=nothing&source=nobody', 'tag nothing'],
    ['/search?q=post&tag=nlp', 'tag NLP'],
    ['/tags/nlp?source=alpha', 'source Alpha &amp; Notes'],
    ['/sources/alpha?tag=nlp', 'tag NLP'],
  ])('of %s go by their names', async (url, chip) => {
    const { body } = await getPage(url, state)
    expect(body).toContain(`aria-label="remove ${chip}">${chip} <`)
  })

  it('speak the language of the reader', async () => {
    const { body } = await getPage('/?tag=nlp&language=ja&language=ar', state, CHINESE)
    expect(body).toContain('>标签 「nlp」 <')
    expect(body).toContain('>语言 日文 <')
    expect(body).toContain('>语言 阿拉伯语 <')
  })
})

describe('titles', () => {
  it.each([
    ['/', 'Incoming Transmission'],
    ['/?page=3', 'Incoming Transmission · page 3'],
    ['/?tag=nlp&source=alpha&sort=seen', 'Incoming Transmission · NLP · Alpha &amp; Notes · received'],
    ['/tags/nlp?language=ja&page=2', 'NLP · Japanese · page 2 · Incoming Transmission'],
    ['/sources/alpha?tag=side-project', 'Alpha &amp; Notes · Side project · Incoming Transmission'],
    ['/search?q=post&tag=nlp&page=2', 'Search: post · NLP · page 2 · Incoming Transmission'],
  ])('of %s name filters and page', async (url, title) => {
    expect(toTitle((await getPage(url, state)).body)).toBe(title)
  })

  it('are set in Chinese as Chinese is', async () => {
    expect(toTitle((await getPage('/search?q=post&page=2', state, CHINESE)).body)).toBe(
      '搜索：post · 第 2 页 · Incoming Transmission',
    )
  })
})
