import { describe, expect, it } from 'vitest'
import { toTitleHtml } from './title-html.ts'

const place = (math: 'auto' | 'off' = 'auto') => ({
  url: 'https://ada.example/post',
  rule: { fetch: 'auto' as const, content: ['main'], remove: ['p'], math },
})

describe('toTitleHtml', () => {
  it.each([
    ['On $\\ell_2$ bounds', /^On <math>.*>\\ell_2<\/annotation><\/semantics><\/math> bounds$/],
    ['A \\(x < y\\) & <b>b</b>', /^A <math>.*<\/math> &amp; &lt;b&gt;b&lt;\/b&gt;$/],
    ['$O(n\\log n)$', /^<math>.*<\/math>$/],
  ])('sets the formulas of %s', (title, html) => {
    expect(toTitleHtml(title, place())).toMatch(html)
  })

  it.each([
    'Attention',
    'From $5 to $10',
    'Of $HOME and $PATH',
    '\\(unclosed',
    'A \\[display\\] formula',
    '<script>$x$',
  ])('leaves %s as it is', (title) => {
    expect(toTitleHtml(title, place())).toBeNull()
  })

  it('minds that a source has no formulas between dollars', () => {
    expect(toTitleHtml('On $\\ell_2$ bounds', place('off'))).toBeNull()
  })
})
