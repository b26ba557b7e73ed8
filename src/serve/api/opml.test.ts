import { describe, expect, it } from 'vitest'
import { createTestApp, createTestOperations, TEST_ADMIN } from '../../testing/app.ts'

const TEXT =
  '<opml version="2.0"><head/><body><outline text="机器" xmlUrl="https://a.example/"/></body></opml>'

async function send(payload: string | Buffer, type?: string) {
  const asked: string[] = []
  const result = { added: ['a'], known: ['b'], refused: [{ url: 'x', detail: 'not http' }] }
  const operations = createTestOperations({
    importOpml: async (xml) => {
      asked.push(xml)
      return result
    },
  })
  const { app } = await createTestApp({}, { operations })
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
    expect([answer.statusCode, answer.json(), asked]).toEqual([200, result, [TEXT]])
  })

  it('reads the encoding that the file declares', async () => {
    const xml = '<?xml version="1.0" encoding="gb2312"?><opml/>'
    const gbk = Buffer.concat([Buffer.from(xml), Buffer.from([0xbb, 0xfa, 0xc6, 0xf7])])
    expect((await send(gbk, 'text/xml')).asked).toEqual([`${xml}机器`])
    const utf16 = Buffer.from(`\ufeff${TEXT}`, 'utf16le')
    expect((await send(utf16)).asked).toEqual([TEXT])
  })

  it('refuses nothing, too much, and an encoding that nobody knows', async () => {
    expect((await send('')).answer.statusCode).toBe(400)
    expect((await send(Buffer.alloc(6 * 2 ** 20), 'text/xml')).answer.statusCode).toBe(413)
    expect((await send('x', 'text/xml; charset=klingon')).answer.statusCode).toBe(400)
  })
})
