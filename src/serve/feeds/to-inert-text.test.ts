import { describe, expect, it } from 'vitest'
import { measureCpuMs } from '../../testing/cpu-time.ts'
import { toInertText } from './to-inert-text.ts'

describe('toInertText', () => {
  it.each([
    ['vector<int> and Map<K, V>', 'vector<int> and Map<K, V>'],
    ['a < b, and <i> too', 'a < b, and <i> too'],
    ['<script>alert(1)</script>', '<\u2060script>alert(1)<\u2060/script>'],
    ['<img src=x onerror=alert(1)>', '<\u2060img src=x onerror=alert(1)>'],
    ['<SVG/onload=alert(1)//', '<\u2060SVG/onload=alert(1)//'],
    ['a <!-- b', 'a <\u2060!-- b'],
    ['<setting>', '<setting>'],
    ['x<y', 'x<\u2060y'],
    ['<p <p <p onclick=alert(1)>', '<\u2060p <\u2060p <\u2060p onclick=alert(1)>'],
    [
      'what &nbsp; &#8212; and &lt;b&gt; mean',
      'what &\u2060nbsp; &\u2060#8212; and &\u2060lt;b&\u2060gt; mean',
    ],
    ['AT&T; R&D & co, a&b', 'AT&\u2060T; R&D & co, a&b'],
    ['<b>open</b>', '<b>open<\u2060/b>'],
  ])('%j becomes %j', (text, inert) => {
    expect(toInertText(text)).toBe(inert)
  })

  it('takes linear time', () => {
    for (const text of ['<a'.repeat(200_000), `<${'a'.repeat(400_000)}`])
      expect(measureCpuMs(() => toInertText(text))).toBeLessThan(500)
  })
})
