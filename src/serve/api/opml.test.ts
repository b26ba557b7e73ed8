import { describe, expect, it } from 'vitest'
import type { OpmlGiven } from '../../operations.ts'
import { shareTestApp, TEST_ADMIN } from '../../testing/app.ts'

const TEXT =
  '<opml version="2.0"><head/><body><outline text="机器" xmlUrl="https://a.example/"/></body></opml>'

async function send(payload: string | Buffer, type?: string) {
  const asked: OpmlGiven[] = []
  const result = { added: ['a'], known: ['b'], refused: [{ url: 'x', detail: 'not http' }] }
  const { app } = await shareTestApp(
    {},
    {
      importOpml: async (given) => {
        asked.push(given)
        return result
      },
    },
  )
  const headers = { ...TEST_ADMIN, ...(type && { 'content-type': type }) }
  return {
    answer: await app.inject({ method: 'POST', url: '/api/v1/opml', headers, payload }),
    asked,
    result,
  }
}

describe('POST /api/v1/opml', () => {
  it.each([
    'text/x-opml',
    'application/xml; charset=utf-8',
    'text/xml',
    'application/x-www-form-urlencoded',
    undefined,
  ])('takes a file sent as %s', async (type) => {
    const { answer, asked, result } = await send(TEXT, type)
    const given = { body: Buffer.from(TEXT), contentType: type ?? null }
    expect([answer.statusCode, answer.json(), asked]).toEqual([200, result, [given]])
  })

  it('hands bytes on as they are, with the type that may name their encoding', async () => {
    const gbk = Buffer.from('3c6f706d6c2fbbfac6f7', 'hex')
    const { asked } = await send(gbk, 'text/xml; charset=gb2312')
    expect(asked).toEqual([{ body: gbk, contentType: 'text/xml; charset=gb2312' }])
  })

  it('takes the address of a document instead', async () => {
    const { answer, asked } = await send('{"url":"https://a.example/list.opml"}', 'application/json')
    expect([answer.statusCode, asked]).toEqual([200, [{ url: 'https://a.example/list.opml' }]])
  })

  it('refuses nothing, too much, and JSON without an address', async () => {
    expect((await send('')).answer.statusCode).toBe(400)
    expect((await send(Buffer.alloc(6 * 2 ** 20), 'text/xml')).answer.statusCode).toBe(413)
    for (const body of ['[]', '{', 'null'])
      expect((await send(body, 'application/json')).answer.statusCode).toBe(400)
  })

  it.each([
    [{ url: 'nope' }, ['/url']],
    [{ url: 5 }, ['/url']],
    [{}, ['/url']],
    [{ url: 'file:///etc/passwd', x: 1 }, ['/x', '/url']],
  ])('refuses %o and says where, without asking anyone', async (payload, wheres) => {
    const { answer, asked } = await send(JSON.stringify(payload), 'application/json')
    expect([answer.statusCode, asked]).toEqual([400, []])
    expect(answer.json().errors.map(({ where }: { where: string }) => where)).toEqual(wheres)
  })
})
