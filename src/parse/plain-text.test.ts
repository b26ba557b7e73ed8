import { describe, expect, it } from 'vitest'
import { looksLikeHtml, toPlainText } from './plain-text.ts'

describe('toPlainText', () => {
  it.each([
    ['AT&amp;T &#8217;s', 'AT&T ’s'],
    ['&lt;b&gt; stays a word', '<b> stays a word'],
    ['A <b>bold</b> and <I class="x">slanted</I> title', 'A bold and slanted title'],
    ['Two<br>lines and<p>a</p><p>paragraph</p>', 'Two lines and a paragraph'],
    ['std::vector<int> and Map<K, V>', 'std::vector<int> and Map<K, V>'],
    ['</example>', '</example>'],
    ['The <title> element', 'The <title> element'],
    ['a < b and c > d', 'a < b and c > d'],
    [' \n many \t  spaces\u00a0', 'many spaces'],
    ['x&unknown;y &amp', 'x&unknown;y &amp'],
    ['why \\(x_1 < y\\) and $\\alpha$', 'why \\(x_1 < y\\) and $\\alpha$'],
  ])('%s becomes %s', (html, text) => {
    expect(toPlainText(html)).toBe(text)
  })
})

describe('looksLikeHtml', () => {
  it.each([
    ['<p>x</p>', true],
    ['a <b> c', false],
    ['List<int> </T>', false],
  ])('%s: %s', (text, expected) => {
    expect(looksLikeHtml(text)).toBe(expected)
  })
})
