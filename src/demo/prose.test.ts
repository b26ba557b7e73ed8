import { describe, expect, it } from 'vitest'
import { type Block, parseProse } from './prose.ts'
import { toPlainText, writeInline } from './write-inline.ts'

describe('parseProse', () => {
  it.each<[string, string, Block[]]>([
    ['joins the lines of a paragraph', 'One\ntwo.', [{ kind: 'paragraph', text: 'One two.' }]],
    ['headings', '### Small', [{ kind: 'heading', level: 3, text: 'Small' }]],
    ['displayed formulas', '$$ a < b $$', [{ kind: 'formula', tex: 'a < b' }]],
    ['lists', '1. One\n2. Two', [{ kind: 'list', ordered: true, items: ['One', 'Two'] }]],
    [
      'tables',
      '| a | b |\n| 1 | 2 |',
      [
        {
          kind: 'table',
          rows: [
            ['a', 'b'],
            ['1', '2'],
          ],
        },
      ],
    ],
    ['figures', '![A curve.](curve.svg)', [{ kind: 'figure', file: 'curve.svg', caption: 'A curve.' }]],
    ['quotes', '> Said\n> so.', [{ kind: 'quote', text: 'Said\nso.' }]],
    ['notes', '[^1]: A note.', [{ kind: 'note', label: '1', text: 'A note.' }]],
    ['the excerpt mark', '<!-- more -->', [{ kind: 'more' }]],
    [
      'code with empty lines as it stands',
      '```python\na = 1\n\n## no heading\n```',
      [{ kind: 'code', language: 'python', text: 'a = 1\n\n## no heading' }],
    ],
  ])('reads %s', (_, text, blocks) => {
    expect(parseProse(text)).toEqual(blocks)
  })
})

describe('writeInline', () => {
  it.each([
    ['a < b & c', 'a &lt; b &amp; c'],
    ['when $x_1 < 2$ holds', 'when [x_1 < 2] holds'],
    ['from \\$5 to \\$10', 'from $5 to $10'],
    ['run `a < b`', 'run <code>a &lt; b</code>'],
    ['**so $x$** and *thus*', '<strong>so [x]</strong> and <em>thus</em>'],
    ['see [this](http://a.example/?a=1&b=2)', 'see <a href="http://a.example/?a=1&amp;b=2">this</a>'],
  ])('writes %s', (text, html) => {
    expect(writeInline(text, (tex) => `[${tex}]`)).toBe(html)
  })

  it('leaves the words alone for descriptions', () => {
    expect(toPlainText('**So** $x>1$, says `f`, [here](http://a.example/) for \\$5.[^1]')).toBe(
      'So x>1, says f, here for $5.',
    )
  })
})
