import { describe, expect, it } from 'vitest'
import { readSamplePost } from '../testing/sample-post.ts'
import { toSnippet } from './snippet.ts'

const DELTA = '\\[\\delta_{ij}=\\begin{cases}1 & \\text{if } i=j\\\\ 0 & \\text{otherwise}\\end{cases}\\]'
const LONG = `\\[${'x + '.repeat(60)}y\\]`

describe('a post of which no lead can be made', () => {
  it.each([
    [
      'text that leads up to a formula and on from it',
      `The Kronecker delta is\n\n${DELTA}\n\nand by it we get \\(n\\).`,
      `The Kronecker delta is ${DELTA} and by it we get \\(n\\).`,
    ],
    ['text around a long one', `where\n\n${LONG}\n\nand so on.`, 'where and so on.'],
    ['a text that hangs in the air', '其中 \\(x\\) 是一个变量。', '其中 \\(x\\) 是一个变量。'],
    ['a note alone', '译者按：这是一篇文章。', '译者按：这是一篇文章。'],
    ['a notice alone', '欢迎转载，转载请注明出处。', ''],
    ['a formula alone', DELTA, ''],
  ])('gives %s', (_, source, snippet) => {
    expect(toSnippet(readSamplePost(`title: A post\n\n${source}`)).text).toBe(snippet)
  })
})
