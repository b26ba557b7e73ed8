import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../article.ts'
import { escapeText } from './clean/to-html.ts'
import { cleanContent } from './clean-content.ts'

function read(html: string): string[] {
  return cleanContent({ html, url: 'https://a.example/p' }).blocks.map(toLine)
}

function toLine({ kind, runs }: Block): string {
  return `${kind}: ${runs.map((run) => (typeof run === 'string' ? run : run.display ? `[${run.tex}]` : `(${run.tex})`)).join('')}`
}

describe('toBlocks', () => {
  it.each([
    ['joins Latin lines with one space', '<p>one\n  two</p>', ['paragraph: one two']],
    ['joins Chinese lines with none', '<p>一行，\n  二行</p>', ['paragraph: 一行，二行']],
    ['joins a Chinese and a Latin line with one space', '<p>用\nGPU 训练</p>', ['paragraph: 用 GPU 训练']],
    [
      'drops the space that bold text needs in Markdown',
      '<p>这是 <b>粗体</b> 文字</p>',
      ['paragraph: 这是粗体文字'],
    ],
    ['keeps a space that a Chinese author wrote', '<p>甲 乙</p>', ['paragraph: 甲 乙']],
    ['keeps what stands together together', '<p>un<b>believ</b>able</p>', ['paragraph: unbelievable']],
    [
      'keeps operators, hyphens and underscores',
      '<p>x_1 &gt; 0 - n-1 * a_b &lt; #3 `c`</p>',
      ['paragraph: x_1 > 0 - n-1 * a_b < #3 `c`'],
    ],
    ['keeps full-width punctuation', '<p>所以，（如此）“引用”！</p>', ['paragraph: 所以，（如此）“引用”！']],
    [
      'reads no-break and full-width spaces as spaces',
      '<p>\u3000\u3000段落&nbsp;一</p>',
      ['paragraph: 段落 一'],
    ],
    [
      'leaves out what nobody sees',
      '<p>soft\u00adhyphen zero\u200bwidth</p>',
      ['paragraph: softhyphen zerowidth'],
    ],
    ['decodes entities once', '<p>&amp;lt; &amp;amp;</p>', ['paragraph: &lt; &amp;']],
    [
      'ends a heading in disguise at one break',
      '<p><b>2. YOLO v2<br></b>YOLO v2 引入锚框。<br><b>也</b>快。</p>',
      ['paragraph: 2. YOLO v2', 'paragraph: YOLO v2 引入锚框。也快。'],
    ],
    [
      'ends a paragraph at two breaks, not at one',
      '<div>a<br>b<br><br>c</div>',
      ['paragraph: a b', 'paragraph: c'],
    ],
    [
      'tells headings, items and quotes apart',
      '<h2>H</h2><ul><li>i<ol><li>j</li></ol></li></ul><blockquote>q</blockquote>',
      ['heading: H', 'item: i', 'item: j', 'quote: q'],
    ],
    ['reads paragraphs in items as items', '<ul><li><p>a</p><p>b</p></li></ul>', ['item: a', 'item: b']],
    [
      'goes on after what stands inside',
      '<div>a<blockquote>q</blockquote>b</div>',
      ['paragraph: a', 'quote: q', 'paragraph: b'],
    ],
    [
      'reads rows of tables',
      '<table><caption>T</caption><tr><th>k</th><th>v</th></tr><tr><td>a<br>b</td><td><p>c</p></td></tr></table>',
      ['caption: T', 'table: k v', 'table: a b c'],
    ],
    [
      'reads a layout table as text',
      '<table><tr><td><h2>h</h2><p>p</p></td></tr></table>',
      ['heading: h', 'paragraph: p'],
    ],
    ['keeps the lines of code', '<pre>a\n  b\n</pre>', ['code: a\n  b']],
    [
      'reads captions of figures',
      '<figure><img src="x.png"><figcaption>c</figcaption></figure>',
      ['caption: c'],
    ],
    ['reads definitions as items', '<dl><dt>t</dt><dd>d</dd></dl>', ['item: t', 'item: d']],
    ['keeps formulas in the run of words', '<p>令 \\(x&lt;y\\)，则</p>', ['paragraph: 令 (x<y)，则']],
    ['reads a displayed formula alone as a block of its own', '<p>\\[x=y\\]</p>', ['math: [x=y]']],
    ['leaves marks of footnotes out', '<p>a<sup><a href="#fn1">1</a></sup>.</p>', ['paragraph: a.']],
    [
      'leaves second marks of one note out',
      '<p>a<sup><a href="#fn1">[1:1]</a></sup>.</p>',
      ['paragraph: a.'],
    ],
    ['leaves references without a link out', '<p>a<sup>[1]</sup> x<sup>2</sup>.</p>', ['paragraph: a x2.']],
    ['keeps powers', '<p>10<sup>3</sup></p>', ['paragraph: 103']],
    [
      'reads ruby text without its readings',
      '<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></p>',
      ['paragraph: 漢'],
    ],
    [
      'writes an emoji image as its sign',
      '<p>ok <img class="emoji" alt="😀" src="e.png"></p>',
      ['paragraph: ok 😀'],
    ],
  ])('%s', (_name, html, expected) => {
    expect(read(html)).toEqual(expected)
  })

  it('counts the characters that stand in links', () => {
    const [block] = cleanContent({
      html: '<p>see <a href="/a">here</a> and <a href="/b">there</a></p>',
      url: 'https://a.example/',
    }).blocks
    expect(block?.linkLength).toBe(9)
  })

  it.each([
    ['few strong words alone', '<p><strong>两条路线</strong></p>', { isLabel: true }],
    ['strong words in other markup', '<p><em><b>Why it works</b></em><br></p>', { isLabel: true }],
    ['strong words with a formula', '<p><b>The case of \\(k = 2\\)</b></p>', { isLabel: true }],
    ['a strong run-in', '<p><strong>怎么办。</strong> 加数据、早停、集成。</p>', { leadIn: 4 }],
    ['a strong run-in before its mark', '<p><b>Method</b>: we measure.</p>', { leadIn: 7 }],
    ['a strong run-in of an item', '<ul><li><b>Data.</b> More of it.</li></ul>', { leadIn: 5 }],
    ['a strong first word', '<p><b>Muon</b> treats it as a matrix.</p>', {}],
    ['strong words within', '<p>It is <b>not so.</b> Or is it?</p>', {}],
    ['a strong paragraph', `<p><b>${'It goes on and on. '.repeat(5)}</b></p>`, {}],
    ['a strong number', '<p><b>42</b></p>', {}],
    ['a heading', '<h2><b>Method</b></h2>', {}],
  ])('tells %s', (_name, html, expected) => {
    const [block] = cleanContent({ html, url: 'https://a.example/' }).blocks
    const { isLabel, leadIn } = block ?? {}
    expect({ ...(isLabel && { isLabel }), ...(leadIn && { leadIn }) }).toEqual(expected)
  })

  it('gives back any words, however inline elements cut them', () => {
    const word = fc.stringMatching(/^[a-z0-9<>&*_#`%+=/().,:;-]{1,8}$/)
    const han = fc.stringMatching(/^[模型训练，。的]{1,6}$/)
    const words = fc.array(fc.oneof(word, han), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(words, fc.array(fc.nat(40), { maxLength: 4 }), (parts, cuts) => {
        const text = parts.join('')
        let html = ''
        let from = 0
        for (const cut of [...cuts].sort((a, b) => a - b).filter((cut) => cut < text.length)) {
          html += `<em>${escapeText(text.slice(from, cut))}</em>`
          from = cut
        }
        const [block] = cleanContent({
          html: `<p>${html}${escapeText(text.slice(from))}</p>`,
          url: 'https://a.example/',
        }).blocks
        expect(block?.runs).toEqual([text])
      }),
    )
  })
})
