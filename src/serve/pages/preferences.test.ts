import { describe, expect, it } from 'vitest'
import { negotiateLanguage, readPreferences } from './preferences.ts'

describe('negotiateLanguage', () => {
  it.each([
    ['', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['en;q=0.2, zh-Hant;q=0.7', 'zh'],
    ['fr-FR, de', 'en'],
    ['zh;q=0', 'en'],
    ['zh;q=oops', 'en'],
    ['*', 'en'],
  ])('%j reads as %s', (header, expected) => {
    expect(negotiateLanguage(header)).toBe(expected)
  })
})

describe('readPreferences', () => {
  it('takes the address before the cookie before the browser', () => {
    const headers = { cookie: 'theme=dark; hl=zh', 'accept-language': 'en' }
    expect(readPreferences({}, headers)).toMatchObject({ language: 'zh', theme: 'dark', cookies: [] })
    expect(readPreferences({ hl: 'en', theme: 'light' }, headers)).toMatchObject({
      language: 'en',
      theme: 'light',
    })
  })

  it('remembers what the address chose', () => {
    const { theme, cookies } = readPreferences({ hl: 'zh', theme: 'auto' }, { cookie: 'theme=dark' })
    expect(theme).toBeNull()
    expect(cookies).toEqual([
      'hl=zh; Path=/; Max-Age=31536000; SameSite=Lax',
      'theme=auto; Path=/; Max-Age=31536000; SameSite=Lax',
    ])
  })

  it.each([{ hl: 'xx' }, { hl: ['en', 'zh'] }, { theme: '"><script>' }])(
    'takes %j for no choice',
    (query) => {
      expect(readPreferences(query, {})).toEqual({ language: 'en', theme: null, cookies: [] })
    },
  )
})
