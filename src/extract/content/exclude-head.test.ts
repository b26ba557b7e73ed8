import { describe, expect, it } from 'vitest'
import { extractArticle } from '../extract-article.ts'

const PROSE =
  '<p>Receptive fields grow with every layer, and this paragraph is long enough to be prose, as posts have it.</p>'.repeat(
    4,
  )
const read = (html: string) =>
  extractArticle({
    html: `<html><head><title>Receptive fields</title></head><body><article>${html}${PROSE}</article></body></html>`,
    url: 'https://a.example/p',
  }).content.text

describe('the head of a post', () => {
  it('leaves out title, by-line and date', () => {
    const text = read('<h1>Receptive fields</h1><p>By Ada</p><p>23 November 2026</p><p>5 min read</p>')
    expect(text).toMatch(/^Receptive fields grow/)
  })

  it('keeps numbers in the cells of a table', () => {
    const text = read(
      '<h1>Receptive fields</h1><table><tr><th>layer</th><th>k</th></tr><tr><td>conv1</td><td>7</td></tr></table>',
    )
    expect(text).toContain('conv1 7')
  })

  it('ends where Chinese prose begins, which needs fewer characters', () => {
    const intro =
      '<p>这一段话已经是正文了，虽然只有几十个字：感受野随层数增长，步长把它放大，空洞卷积再放大一次，所以数得清每一层很要紧。</p>'
    expect(read(`${intro}<p>3</p>`)).toContain('\n3\n')
  })
})
