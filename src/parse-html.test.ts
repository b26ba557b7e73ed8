import { describe, expect, it } from 'vitest'
import { parseHtml } from './parse-html.ts'

describe('parseHtml', () => {
  it('keeps the text of elements deeper than the limit', () => {
    const { $, warnings } = parseHtml(`${'<div>'.repeat(3_000)}deep${'</div>'.repeat(3_000)}<p>after</p>`)
    expect($.root().text()).toBe('deepafter')
    expect($('p').parents()).toHaveLength(0)
    expect($('div').last().parents().length).toBeLessThanOrEqual(200)
    expect(warnings).toEqual([])
  })

  it('closes elements beyond the limit in their order', () => {
    const { $ } = parseHtml(`${'<div>'.repeat(198)}<section><p>a</p><p>b <b>c</b></p></section><i>d</i>`)
    expect($.root().text()).toBe('ab cd')
  })

  it('stops at absurd depth and at absurd size, and says so', () => {
    expect(parseHtml('<div>'.repeat(100_000)).warnings).toEqual([
      'The html was read only in part: it has more than 5000 elements inside each other.',
    ])
    expect(parseHtml('<p>a</p>'.repeat(60_000)).warnings[0]).toMatch(/more than 40000 elements/)
  })

  it('leaves comments out without cutting text', () => {
    expect(parseHtml('<p>a<!-- x -->b</p>').$('p').contents()).toHaveLength(1)
  })

  it.each(['&#1;', '&#x202e;', '\u0001', '\u202e', '\u0085'])(
    'drops %j in texts and attributes',
    (unseen) => {
      const { $ } = parseHtml(`<p title="a${unseen}b">c${unseen}d</p>`)
      expect([$('p').attr('title'), $('p').text()]).toEqual(['ab', 'cd'])
    },
  )
})
