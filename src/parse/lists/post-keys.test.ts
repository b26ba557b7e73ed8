import { describe, expect, it } from 'vitest'
import { createPostKeys } from './post-keys.ts'

const HOST = 'https://blog.example'

describe('createPostKeys', () => {
  it('knows links to comments and to the rest of a post as links to the post', () => {
    const { toKey, toAddress } = createPostKeys([`${HOST}/a`, `${HOST}/a#comments`, `${HOST}/a/#more`])
    expect(new Set([`${HOST}/a`, `${HOST}/a#comments`, `${HOST}/a/#more`].map(toKey)).size).toBe(1)
    expect(toAddress(`${HOST}/a#comments`)).toBe(`${HOST}/a`)
  })

  it('drops parameters that count from where readers came, and keeps those that name posts', () => {
    const urls = ['a', 'b', 'c'].map((slug, index) => `${HOST}/${slug}?source=list-${index}`)
    const { toKey, toAddress } = createPostKeys(urls)
    expect(toAddress(urls[1] ?? '')).toBe(`${HOST}/b`)
    expect(toKey(`${HOST}/a?source=list-0`)).toBe(toKey(`${HOST}/a`))
    const numbered = [1, 2, 3].map((id) => `${HOST}/show.php?id=${id}`)
    const keys = createPostKeys(numbered)
    expect(new Set(numbered.map(keys.toKey)).size).toBe(3)
    expect(keys.toAddress(numbered[0] ?? '')).toBe(numbered[0])
  })

  it('keeps a parameter that is the same on every link, since it is there tomorrow too', () => {
    const urls = ['a', 'b', 'c'].map((slug) => `${HOST}/${slug}?lang=en`)
    expect(createPostKeys(urls).toAddress(urls[0] ?? '')).toBe(urls[0])
  })

  it('keeps fragments where one page holds many posts, and routes behind a hash', () => {
    const parts = ['v1', 'v2', 'v3'].map((part) => `${HOST}/changes#${part}`)
    const { toKey, toAddress } = createPostKeys(parts)
    expect(new Set(parts.map(toKey)).size).toBe(3)
    expect(toAddress(parts[2] ?? '')).toBe(parts[2])
    expect(createPostKeys([]).toAddress(`${HOST}/#/post/1`)).toBe(`${HOST}/#/post/1`)
  })
})
