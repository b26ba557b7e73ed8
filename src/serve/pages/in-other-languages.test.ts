import { describe, expect, it } from 'vitest'
import { toTestDetail, toTestSourceState, toTestTag } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'
import { getPage } from '../../testing/get-page.ts'

const CHINESE = { 'accept-language': 'zh' }

describe('why a tag stands on a post', () => {
  it.each([
    ['GAN ×3; title', 'GAN ×3；标题'],
    ['GAN ×3, 对抗 ×1; title, headings', 'GAN ×3, 对抗 ×1；标题、小标题'],
    ['GAN ×3; headings', 'GAN ×3；小标题'],
    ['title; title ×2', 'title; title ×2'],
  ])('%s is said in Chinese', async (why, said) => {
    const post = toTestDetail(1, { tags: [toTestTag('nlp', { why })] })
    const url = `/entries/${post.id}`
    expect((await getPage(url, { entries: [post] }, CHINESE)).body).toContain(
      `<span class="note">${said}</span>`,
    )
    expect((await getPage(url, { entries: [post] })).body).toContain(`<span class="note">${why}</span>`)
  })
})

describe('what is said in English only', () => {
  const detail = 'No answer within 20 s.'
  const source = toTestSourceState({
    failures: 3,
    lastError: { code: 'timeout', detail, at: TEST_NOW },
    warnings: ['Two items had no date.'],
  })

  it.each(['/', '/sources', '/sources/alpha'])('is marked as such on %s', async (url) => {
    const { body } = await getPage(url, { entries: [], sources: [source] }, CHINESE)
    expect(body).toContain('<span lang="en">No answer within 20 s.</span>')
  })

  it.each(['/', '/sources', '/sources/alpha'])(
    'is less than what can be said in Chinese, on %s',
    async (url) => {
      const lastError = { code: 'timeout', detail: 'a.example stopped answering.', at: TEST_NOW } as const
      const { body } = await getPage(url, { entries: [], sources: [{ ...source, lastError }] }, CHINESE)
      expect(body).toContain('<span lang="zh-Hans">a.example 中途停止回应。</span>')
    },
  )

  it('also where it is a remark', async () => {
    const { body } = await getPage('/sources/alpha', { sources: [source] }, CHINESE)
    expect(body).toContain('<ul lang="en"><li>Two items had no date.')
  })
})

describe('a post in a language that is read from right to left', () => {
  const post = toTestDetail(1, { title: 'مقدمة', language: 'ar' })

  it('is set so, and its language has a name', async () => {
    const list = (await getPage('/', { entries: [post] })).body
    expect(list).toContain('<h3 class="title" lang="ar" dir="auto">')
    expect(list).toContain('<p class="snippet" lang="ar" dir="auto">')
    expect(list).toContain('<span>Arabic</span>')
    const page = (await getPage(`/entries/${post.id}`, { entries: [post] }, CHINESE)).body
    expect(page).toContain('<h1 lang="ar" dir="auto">')
    expect(page).toContain('<div class="prose" lang="ar" dir="auto">')
    expect(page).toContain('<span>阿拉伯语</span>')
  })

  it('is set as it begins where its language is not known', async () => {
    const { body } = await getPage('/', { entries: [toTestDetail(1, { language: null })] })
    expect(body).toContain('<h3 class="title" dir="auto">')
  })
})
