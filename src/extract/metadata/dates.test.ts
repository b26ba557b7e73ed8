import { describe, expect, it } from 'vitest'
import { extractArticle } from '../extract-article.ts'

function readPublished(body: string, { url = 'https://a.example/p', lang = '', head = '' } = {}) {
  const html = `<html lang="${lang}"><head>${head}</head><body>${body}<p>text</p></body></html>`
  const { published } = extractArticle({ html, url })
  return published && new Date(published.at).toISOString()
}

const MODIFIED = '<meta property="article:published_time" content="2022-11-03T23:30:00">'

describe('times without a zone', () => {
  it.each([
    [
      'Zhihu',
      { url: 'https://zhuanlan.zhihu.com/p/1' },
      '<div class="ContentItem-time">发布于 2022-11-03 23:30</div>',
    ],
    [
      'cnblogs',
      { url: 'https://www.cnblogs.com/ada/p/1.html' },
      '<span id="post-date">2022-11-03 23:30</span>',
    ],
    [
      'a platform that says it in a tag',
      { url: 'https://blog.csdn.net/ada/article/details/1', head: MODIFIED },
      '',
    ],
    ['a page in Chinese', { lang: 'zh-CN' }, '<time datetime="2022-11-03 23:30">十一月</time>'],
    ['a label in Chinese', {}, '<p class="post-date">发布时间：2022-11-03 23:30</p>'],
  ])('are those of China on %s', (_, page, body) => {
    expect(readPublished(`<h1>T</h1>${body}`, page)).toBe('2022-11-03T15:30:00.000Z')
  })

  it.each([
    ['of a page in Japanese', { lang: 'ja', head: MODIFIED }, '2022-11-03T14:30:00.000Z'],
    ['of a page in English', { lang: 'en', head: MODIFIED }, '2022-11-03T23:30:00.000Z'],
    ['with a zone', { lang: 'zh', head: MODIFIED.replace(':00"', ':00+01:00"') }, '2022-11-03T22:30:00.000Z'],
  ])('are read %s', (_, page, iso) => {
    expect(readPublished('<h1>T</h1>', page)).toBe(iso)
  })
})
