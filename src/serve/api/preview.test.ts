import { describe, expect, it } from 'vitest'
import type { Preview, PreviewRequest, PreviewResult } from '../../operations.ts'
import { shareTestApp, TEST_ADMIN } from '../../testing/app.ts'
import { TEST_NOW } from '../../testing/entries.ts'

const preview: Preview = {
  url: 'https://a.example/',
  finalUrl: 'https://a.example/feed.xml',
  kind: 'rss',
  title: 'A',
  link: null,
  description: null,
  language: 'en',
  updatedAt: TEST_NOW,
  warnings: ['mended'],
  source: { url: 'https://lab.example/feed', page: null, json: null, sitemap: { include: ['/blog/'] } },
  discovered: [{ url: 'https://a.example/feed.xml', kind: 'rss', title: null }],
  entries: [
    {
      guid: 'g',
      url: 'https://a.example/1',
      title: 'One',
      authors: [],
      publishedAt: null,
      publishedPrecision: 'seen',
      updatedAt: null,
      language: null,
      contentHtml: '<p>x</p>',
      contentText: 'x',
      snippet: 'x',
      snippetHtml: 'x',
      tags: [{ id: 'nlp', name: 'NLP', origin: 'vocabulary' }],
      categories: ['ML'],
      enclosures: [],
      image: null,
      hasMath: true,
      math: ['x^2'],
      papers: [{ kind: 'doi', id: '10.1000/182', url: 'https://doi.org/10.1000/182' }],
      wordCount: 1,
    },
  ],
}

async function ask(payload: object, result: PreviewResult = { preview }) {
  const asked: PreviewRequest[] = []
  const { app } = await shareTestApp(
    {},
    {
      preview: async (request) => {
        asked.push(request)
        return result
      },
    },
  )
  const answer = await app.inject({ method: 'POST', url: '/api/v1/preview', headers: TEST_ADMIN, payload })
  return { answer, asked }
}

describe('POST /api/v1/preview', () => {
  it('answers what would be stored, field by field', async () => {
    const { answer, asked } = await ask({ url: 'https://a.example/' })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({ ...preview, updatedAt: '2026-11-23T12:00:00.000Z' })
    expect(asked).toEqual([{ url: 'https://a.example/' }])
  })

  it('hands on how to read it', async () => {
    const source = { page: 'auto', article: { content: '.prose' }, expect: { minItems: 3 } }
    const { asked } = await ask({ url: 'https://a.example/', as: 'article', source })
    expect(asked).toEqual([
      {
        url: 'https://a.example/',
        as: 'article',
        source: {
          page: 'auto',
          article: { fetch: 'auto', content: ['.prose'], remove: [], math: 'auto' },
          expect: { minItems: 3 },
        },
      },
    ])
  })

  it.each([
    [true, 422],
    [false, 502],
  ])('answers a failure of a document that was fetched (%s) with %i', async (fetched, status) => {
    const failure = { code: 'not-a-feed', detail: 'It is a picture.' } as const
    const { answer } = await ask({ url: 'https://a.example/' }, { failure, fetched })
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.json()).toMatchObject({ ...failure, status })
  })

  it.each([
    [{ url: '' }, ['/url']],
    [{ url: 'javascript:alert(1)' }, ['/url']],
    [{ url: 'https://user:pass@a.example/' }, ['/url']],
    [{ url: 'https://a.example/', as: 'feed' }, ['/as']],
    [{ url: 'https://a.example/', source: { page: { item: 7 } } }, ['/source/page/item']],
    [{ url: 'https://a.example/', source: { page: {} } }, ['/source/page/item']],
    [{ url: 'https://a.example/', source: [] }, ['/source']],
    [{ url: 5, nope: 1, other: 2, source: { tags: 'x' } }, ['/nope', '/other', '/url', '/source/tags']],
  ])('refuses %o and says where', async (payload, wheres) => {
    const { answer } = await ask(payload)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().errors.map(({ where }: { where: string }) => where)).toEqual(wheres)
  })
})
