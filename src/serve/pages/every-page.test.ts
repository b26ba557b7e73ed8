import { describe, expect, it } from 'vitest'
import { toTestDetail, toTestSourceState, toTestTag } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'
import { getPage, MANY } from '../../testing/get-page.ts'
import { ASSETS } from './assets.ts'

const first = MANY.entries[0]?.id
const PAGES = [
  '/',
  '/tags',
  '/tags/nlp',
  '/sources',
  '/sources/alpha',
  `/entries/${first}`,
  '/digests',
  '/digests/2026-W48',
  '/search',
  '/search?q=post',
  '/about',
]

describe('every page', () => {
  it.each(PAGES)('%s is a whole document with its feeds, in English and Chinese', async (url) => {
    for (const [asked, tag] of [
      ['en', 'en'],
      ['zh-CN', 'zh-Hans'],
    ]) {
      const answer = await getPage(url, MANY, { 'accept-language': asked })
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
      expect(answer.headers.vary).toContain('accept-language')
      expect(answer.body).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${tag}">`))
      expect(answer.body.match(/<h1/g)).toHaveLength(1)
      for (const type of ['rss+xml', 'atom+xml', 'feed+json']) {
        expect(answer.body).toContain(`<link rel="alternate" type="application/${type}"`)
      }
    }
  })

  it.each(PAGES)('%s has no style or script within it, as the policy demands', async (url) => {
    const { body } = await getPage(url)
    expect(body).not.toMatch(
      /\sstyle=|\son[a-z]+=|<style|<script(?! src="\/assets\/script\.[0-9a-f]{10}\.js" defer><)/,
    )
  })

  it.each(PAGES)('%s says how new the newest post is', async (url) => {
    expect((await getPage(url)).body).toContain(`data-newest="${MANY.entries[0]?.seenAt}"`)
  })

  it.each(PAGES)('%s asks nothing of other hosts', async (url) => {
    const { body } = await getPage(url)
    const loaded = [...body.matchAll(/<(?:link|script|img|iframe)[^>]*(?:src|href)="([^"]*)"/g)]
    expect(
      loaded.filter(([tag, address]) => !address?.startsWith('/') && !/<img|rel="canonical"/.test(tag)),
    ).toEqual([])
  })
})

describe('escaping', () => {
  const evil = `"><script>alert('x')</script>&`
  const hostile = toTestDetail(1, {
    title: evil,
    authors: [evil],
    source: { id: 'alpha', title: evil, url: 'https://alpha.example/' },
    url: 'javascript:alert(1)',
    language: '"><b>',
    tags: [toTestTag('x"><i>', { name: evil })],
    alsoAt: [{ url: 'javascript:alert(2)', title: evil, source: evil, relation: 'repost' }],
    papers: [{ kind: 'arxiv', id: evil, url: 'https://arxiv.example/"onload="' }],
    enclosures: [{ url: 'javascript:alert(3)', type: evil, length: 1 }],
  })
  hostile.related = [hostile]
  const source = toTestSourceState({
    title: evil,
    site: 'javascript:alert(4)',
    nextFetchReason: evil,
    warnings: [evil],
    failures: 1,
    lastError: { code: 'dns', detail: evil, at: TEST_NOW },
  })
  const state = { entries: [hostile], sources: [source] }
  const query = encodeURIComponent(evil)

  it.each([
    '/',
    `/?q=${query}`,
    `/?author=${query}&hl=${query}&theme=${query}`,
    '/tags',
    `/tags/${encodeURIComponent('x"><i>')}`,
    '/sources',
    '/sources/alpha',
    `/entries/${hostile.id}`,
    `/search?q=${query}`,
    `/search?q=${query}&language=${query}`,
    '/about',
    `/${query}`,
    `/?since=${query}`,
  ])('%s lets nothing of it through', async (url) => {
    const { body } = await getPage(url, state)
    expect(body).not.toMatch(/<script>|<i>|<b>|href="javascript:|"onload="/)
  })
})

describe('assets', () => {
  it.each(Object.values(ASSETS))('$path is served for ever', async ({ path, type, body }) => {
    const answer = await getPage(path)
    expect(answer.headers).toMatchObject({
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(answer.body).toBe(body)
  })
})

describe('a problem', () => {
  it('is a page in the language of the reader, with a way home', async () => {
    const answer = await getPage('/nowhere', MANY, { 'accept-language': 'zh' })
    expect(answer.statusCode).toBe(404)
    expect(answer.body).toContain('<h1>这个频率上没有信号</h1>')
    expect(answer.body).toContain('没有这个页面')
    expect(answer.body).toContain('href="/"')
  })

  it('leads nowhere else, whatever address was asked for', async () => {
    for (const url of ['//elsewhere.example/', '/\\elsewhere.example']) {
      expect((await getPage(url)).body).not.toMatch(/href="[/\\]{2}/)
    }
  })

  it('names the parameter that is wrong', async () => {
    const answer = await getPage('/?since=yesterday')
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('since')
  })
})
