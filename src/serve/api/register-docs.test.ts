import { Validator } from '@seriousme/openapi-schema-validator'
import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { createTestApp } from '../../testing/app.ts'
import { toTestDetail } from '../../testing/builders.ts'

interface Body {
  content?: Record<string, { schema: object; example: unknown }>
}

interface Operation {
  summary?: string
  security?: unknown[]
  tags: string[]
  parameters?: { name: string }[]
  requestBody?: Body
  responses: Record<string, Body & { description?: string; headers?: object }>
}

const shared = createTestApp()

async function readDescription() {
  const { app } = await shared
  const answer = await app.inject('/openapi.json')
  return {
    answer,
    document: answer.json() as {
      openapi: string
      tags: { name: string }[]
      paths: Record<string, Record<string, Operation>>
      components: object
    },
  }
}

function listOperations({ paths }: { paths: Record<string, Record<string, Operation>> }) {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ at: `${method} ${path}`, ...operation })),
  )
}

function listMedia({ content = {} }: Body) {
  return Object.entries(content).map(([type, media]) => ({ type, ...media }))
}

/** The same schema, whose objects have no properties but those named: what is shown must be what is answered. */
function toClosed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toClosed)
  if (typeof schema !== 'object' || schema === null) return schema
  const closed = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, toClosed(value)]))
  return 'properties' in closed ? { ...closed, additionalProperties: false } : closed
}

/** The same schema, whose references lead into the shared one of this id. */
function toReferring(schema: unknown, id: string): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${id}#/`))
}

describe('GET /openapi.json', () => {
  it('describes every route of the API, the feeds and health', async () => {
    const { answer, document } = await readDescription()
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(document.openapi).toBe('3.1.0')
    const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    )
    expect(routes.sort()).toEqual(
      [
        ...['', '/tags/{tag}', '/sources/{source}', '/search', '/digests', '/digests/{week}'].flatMap(
          (place) => ['rss', 'atom', 'json'].map((format) => `get ${place}/feed.${format}`),
        ),
        ...['rss', 'atom', 'json'].map((format) => `get /sources/health.${format}`),
        ...[
          'entries',
          'entries/{id}',
          'sources',
          'sources/{id}',
          'tags',
          'tags/{id}',
          'digests',
          'digests/{week}',
          'papers',
          'papers/{id}',
          'stats',
          'suggestions',
        ].map((path) => `get /api/v1/${path}`),
        ...['sources', 'sources/{id}/refresh', 'preview', 'opml'].map((path) => `post /api/v1/${path}`),
        'patch /api/v1/sources/{id}',
        'delete /api/v1/sources/{id}',
        'put /api/v1/entries/{id}/separation',
        'delete /api/v1/entries/{id}/separation',
        ...['/opml', '/healthz', '/readyz', '/metrics'].map((path) => `get ${path}`),
      ].sort(),
    )
  })

  it('says of every route what it is for, and of writes that they need the token', async () => {
    const { document } = await readDescription()
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, { summary, security, responses }] of Object.entries(operations)) {
        expect(summary, `${method} ${path}`).toMatch(/\w/)
        expect(Boolean(security), `${method} ${path}`).toBe(method !== 'get')
        for (const { description } of Object.values(responses))
          expect([method, path, description]).not.toContain('Default Response')
        const refusals = Object.entries(responses).filter(
          ([status]) => Number(status) >= 400 && path !== '/readyz',
        )
        for (const [, { content }] of refusals)
          expect(Object.keys(content ?? {})).toEqual(['application/problem+json'])
      }
    }
  })

  it('says what holds of all answers: rate, validators and bodies refused unread', async () => {
    const { document } = await readDescription()
    const statuses = (path: string, method: string) =>
      Object.keys(document.paths[path]?.[method]?.responses ?? {}).join(' ')
    expect(statuses('/api/v1/entries', 'get')).toBe('200 304 400 429 503')
    expect(statuses('/api/v1/stats', 'get')).toBe('200 304 400 429 503')
    expect(statuses('/tags/{tag}/feed.rss', 'get')).toBe('200 304 400 404 414 429 503')
    expect(statuses('/api/v1/sources', 'post')).toBe('201 400 401 403 409 413 415 422 429 502 503')
    expect(statuses('/healthz', 'get')).toBe('200')
    const headers = (path: string, status: number) =>
      Object.keys(document.paths[path]?.get?.responses[status]?.headers ?? {}).join(' ')
    expect(headers('/api/v1/entries', 200)).toBe(
      'RateLimit-Limit RateLimit-Remaining RateLimit-Reset ETag Last-Modified Link',
    )
    expect(headers('/api/v1/stats', 429)).toMatch(/^RateLimit-.* Retry-After$/)
    for (const status of [304, 400, 404])
      expect(headers('/api/v1/tags/{id}', status)).toMatch(/^RateLimit-Limit/)
  })

  it('declares every group, and no filter that a place has of itself', async () => {
    const { document } = await readDescription()
    const declared = document.tags.map(({ name }) => name)
    for (const { tags } of listOperations(document)) for (const tag of tags) expect(declared).toContain(tag)
    const { parameters = [] } = document.paths['/api/v1/papers/{id}']?.get ?? {}
    expect(parameters.map(({ name }) => name)).not.toContain('paper')
  })

  it('is valid OpenAPI 3.1', async () => {
    const { document } = await readDescription()
    const judged = await new Validator().validate(structuredClone(document))
    expect(judged).toEqual({ valid: true })
  })

  it('shows an example of every body, which fits what is said of it', async () => {
    const { document } = await readDescription()
    const judge = Fastify({
      ajv: { customOptions: { coerceTypes: false, removeAdditional: false, strict: false } },
    })
    // Shared, so that what many bodies refer to is compiled once.
    for (const [$id, given] of [
      ['asked', document.components],
      ['answered', toClosed(document.components)],
    ] as const)
      judge.addSchema({ $id, components: toReferring(given, $id) })
    const bodies = listOperations(document).flatMap(({ at, responses, requestBody }) => [
      ...listMedia(requestBody ?? {}).map((media) => ({
        ...media,
        at: `${at} asked ${media.type}`,
        schema: toReferring(media.schema, 'asked'),
      })),
      ...Object.entries(responses).flatMap(([status, answer]) =>
        listMedia(answer).map((media) => ({
          ...media,
          at: `${at} ${status} ${media.type}`,
          schema: toReferring(toClosed(media.schema), 'answered'),
        })),
      ),
    ])
    expect(bodies.length).toBeGreaterThan(60)
    const schemas = [...new Map(bodies.map(({ schema }) => [JSON.stringify(schema), schema])).entries()]
    const urls = new Map(schemas.map(([text], index) => [text, `/${index}`]))
    for (const [index, [, body]] of schemas.entries())
      judge.post(`/${index}`, { schema: { body } }, async () => 'fits')
    for (const { at, schema, example } of bodies) {
      const headers = { 'content-type': 'application/json' }
      const url = urls.get(JSON.stringify(schema)) ?? ''
      const answer = await judge.inject({ method: 'POST', url, headers, payload: JSON.stringify(example) })
      expect([at, answer.body]).toEqual([at, 'fits'])
    }
  })

  it('admits what is answered where only some fields are asked for', async () => {
    const { app } = await createTestApp({ entries: [toTestDetail(1)] })
    const { document } = await readDescription()
    const asked = { '/api/v1/entries': '', '/api/v1/entries/{id}': `/${toTestDetail(1).id}` }
    for (const [path, at] of Object.entries(asked)) {
      const media = document.paths[path]?.get?.responses[200]?.content?.['application/json']
      const body = toClosed({ ...media?.schema, components: document.components })
      const judge = Fastify({ ajv: { customOptions: { coerceTypes: false, strict: false } } })
      judge.post('/', { schema: { body } }, async () => 'fits')
      for (const query of ['fields=id,tags', 'fields=source', '']) {
        const payload = (await app.inject(`/api/v1/entries${at}?${query}`)).json()
        expect((await judge.inject({ method: 'POST', url: '/', payload })).body).toBe('fits')
      }
    }
  })

  it('has no reference that leads nowhere', async () => {
    const { answer, document } = await readDescription()
    for (const [, pointer = ''] of answer.body.matchAll(/"\$ref":"#([^"]+)"/g)) {
      const target = pointer
        .split('/')
        .slice(1)
        .reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], document)
      expect(target, pointer).toBeDefined()
    }
  })
})

describe('GET /docs', () => {
  it('shows the same description, examples included', async () => {
    const { app } = await shared
    const { document } = await readDescription()
    expect((await app.inject('/docs/json')).json()).toEqual(document)
  })

  it('asks no other site for anything, and runs under a policy of its own', async () => {
    const { app } = await shared
    const page = await app.inject('/docs')
    expect(page.statusCode).toBe(200)
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(page.body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    const script = await app.inject('/docs/static/swagger-initializer.js')
    expect(script.statusCode).toBe(200)
    expect(script.body).toContain('validatorUrl: null')
  })
})
