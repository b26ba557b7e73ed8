import { describe, expect, it } from 'vitest'
import { describeError } from '../../../fetch/describe-error.ts'
import { describeStatus } from '../../../fetch/describe-status.ts'
import { toChineseDetail } from './failure-detail-zh.ts'

const URL_OF = new URL('https://博客.example/feed')
/** Names and the like, which are the same in Chinese. */
const NAMES = /xn--[a-z0-9-]+\.example|\d{4}-\d\d-\d\dT[\d:.]+Z|DNS|HTTP|http/g
const CODES =
  `ENOTFOUND EAI_AGAIN ECONNREFUSED EHOSTUNREACH CERT_HAS_EXPIRED CERT_NOT_YET_VALID ERR_TLS_CERT_ALTNAME_INVALID
  DEPTH_ZERO_SELF_SIGNED_CERT EPROTO ETIMEDOUT UND_ERR_HEADERS_TIMEOUT HPE_HEADER_OVERFLOW HPE_INVALID ECONNRESET EMFILE`.split(
    /\s+/,
  )

describe('toChineseDetail', () => {
  it.each(CODES)('knows what is said of a connection that ends with %s', (code) => {
    const failure = describeError(Object.assign(new Error(), { code }), URL_OF, 'head')
    expect(toChineseDetail(failure?.detail ?? '')?.replace(NAMES, '')).toMatch(/^[^A-Za-z$]+$/)
  })

  it.each([202, 204, 206, 300, 305, 400, 401, 403, 404, 410, 418, 429, 451, 500, 503, 599])(
    'knows what is said of status %i',
    (status) => {
      const answer = { url: URL_OF, status, headers: { 'retry-after': '60' }, body: new Uint8Array() }
      const { detail } = describeStatus(answer, Date.UTC(2026, 10, 30))
      expect(toChineseDetail(detail)?.replace(NAMES, '')).toMatch(/^[^A-Za-z$]+$/)
    },
  )

  it.each([
    [
      'Redirected to b.example. b.example answered 404 Not Found: there is nothing at this address; look.',
      '已重定向到 b.example。b.example 返回 404：这个地址没有内容；请到网站上查找新地址。',
    ],
    [
      'Found a login page. The source can only be read without an account.',
      '得到的是登录页面。只能读取无需账号的来源。',
    ],
    ['Found a login page ("Sign $1"). The source can', '得到的是登录页面“Sign $1”。只能读取无需账号的来源。'],
    [
      'Found an HTML page titled "Blog" instead of a feed. The page names a feed: https://b.example/rss.',
      '得到的是网页“Blog”，不是订阅源。页面指明的订阅源：https://b.example/rss。',
    ],
    ['The moon is full.', null],
    ['', null],
  ])('says %j', (detail, chinese) => {
    expect(toChineseDetail(detail)).toBe(chinese)
  })
})
