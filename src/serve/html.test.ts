import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from '../testing/any-text.ts'
import { type HtmlValue, html, raw, SafeHtml } from './html.ts'

const show = (value: HtmlValue) => html`<p>${value}</p>`.toString()

describe('html', () => {
  it.each<[string, HtmlValue, string]>([
    ['text is escaped', `<b>&"'`, '<p>&lt;b&gt;&amp;&quot;&#39;</p>'],
    ['a number is written', 0, '<p>0</p>'],
    ['null is empty', null, '<p></p>'],
    ['undefined is empty', undefined, '<p></p>'],
    ['false is empty', false, '<p></p>'],
    ['safe markup passes', html`<i>${'<'}</i>`, '<p><i>&lt;</i></p>'],
    ['vouched markup passes', raw('<math></math>'), '<p><math></math></p>'],
    ['lists are joined and escaped', ['<', [html`<br>`, null], 'b'], '<p>&lt;<br>b</p>'],
  ])('%s', (_name, value, expected) => {
    expect(show(value)).toBe(expected)
  })

  it('does not take an object that only looks like safe markup', () => {
    const forged = JSON.parse('{"markup":"<script>"}')
    expect(forged instanceof SafeHtml).toBe(false)
    expect(() => show(forged)).toThrow()
  })

  it('leaves no text that could open a tag or close an attribute', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(/[<>"']/.test(html`${text}`.toString())).toBe(false)
      }),
    )
  })
})
