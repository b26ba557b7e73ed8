import { describe, expect, it } from 'vitest'
import { createTestApp, createTestOperations, TEST_ADMIN, TEST_TOKEN } from '../../testing/app.ts'
import { createAdminGuard } from './admin-guard.ts'

const ROUTES = [
  ['POST', '/api/v1/sources'],
  ['PATCH', '/api/v1/sources/alpha'],
  ['DELETE', '/api/v1/sources/alpha'],
  ['POST', '/api/v1/sources/alpha/refresh'],
  ['POST', '/api/v1/preview'],
  ['POST', '/api/v1/opml'],
] as const

const open = createTestApp()
const closed = createTestApp({}, { settings: { adminToken: null } })

describe.each(ROUTES)('%s %s', (method, url) => {
  it.each([
    ['nothing', {}],
    ['a wrong token', { authorization: 'Bearer wrong' }],
    ['a longer token', { authorization: `Bearer ${TEST_TOKEN}x` }],
    ['another scheme', { authorization: `Basic ${TEST_TOKEN}` }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['the token elsewhere', { 'x-admin-token': TEST_TOKEN }],
  ])('refuses %s', async (_what, headers) => {
    const { app } = await open
    const answer = await app.inject({ method, url, headers })
    expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer realm="admin"'])
  })

  it('is off without ADMIN_TOKEN, whatever a request carries', async () => {
    const { app } = await closed
    for (const headers of [{}, TEST_ADMIN, { authorization: 'Bearer ' }, { authorization: 'Bearer null' }]) {
      const answer = await app.inject({ method, url, headers })
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden'])
    }
  })

  it('judges the token before the body', async () => {
    const { app } = await open
    const headers = { 'content-type': 'application/json' }
    expect((await app.inject({ method, url, payload: '{', headers })).statusCode).toBe(401)
  })
})

describe('administration', () => {
  it('is unavailable in a process that only serves', async () => {
    const { app } = await createTestApp({}, { operations: null })
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/sources/alpha/refresh',
      headers: TEST_ADMIN,
    })
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'unavailable'])
  })

  it('takes the scheme in any case and a token beyond ASCII', async () => {
    const guard = createAdminGuard('schlüssel-schlüssel')
    const authorization = `bearer  ${Buffer.from('schlüssel-schlüssel').toString('latin1')}`
    await guard({ headers: { authorization } } as never)
    await expect(guard({ headers: { authorization: 'bearer schlussel' } } as never)).rejects.toThrow('token')
  })

  it('reads what anyone may read with a wrong token too', async () => {
    const { app } = await createTestApp({}, { operations: createTestOperations() })
    const answer = await app.inject({ url: '/api/v1/sources', headers: { authorization: 'Bearer wrong' } })
    expect(answer.statusCode).toBe(200)
  })
})
