import { describe, expect, it } from 'vitest'
import { toSourceLast, toTightXml } from './edit-markup.ts'

describe('toTightXml', () => {
  it('leaves no white space around CDATA, and all of it within', () => {
    const xml = '<a>\n  <b>\n    <![CDATA[ x>\n <![CDATA[ ]]]]><![CDATA[>\n </b> ]]>\n  </b>\n</a>'
    expect(toTightXml(xml)).toBe('<a>\n  <b><![CDATA[ x>\n <![CDATA[ ]]]]><![CDATA[>\n </b> ]]></b>\n</a>')
  })
})

describe('toSourceLast', () => {
  it('moves it behind the title, and nothing that only looks like it', () => {
    const content = '<content><![CDATA[\n<source>\n</source></entry>]]></content>'
    const xml = `<entry>${content}\n <source>\n  <title>S</title>\n </source>\n <title>T</title>\n</entry><entry></entry>`
    const expected = `<entry>${content}\n \n <title>T</title>\n<source>\n  <title>S</title>\n </source></entry><entry></entry>`
    expect(toSourceLast(xml)).toBe(expected)
  })
})
