import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { SkippingTokenizer } from './skipping-tokenizer.ts'

const PIECES = [
  ...[
    '<',
    '>',
    '</',
    '/>',
    '&',
    '"',
    "'",
    '=',
    ' ',
    '\n',
    '-',
    '!',
    '?',
    ']]>',
    'a',
    'word',
    'é',
    '中',
    '<p>',
    '</p>',
  ],
  ...[
    '<a href="',
    "<img alt='",
    '<i class=x ',
    '<b data-x',
    '&amp;',
    '&lt',
    '&copy=1',
    '&#8237;',
    '&#x3c;',
    '&nosuch;',
  ],
  ...[
    '<!--',
    '-->',
    '<!doctype html>',
    '<![CDATA[',
    '<?xml',
    '?>',
    '<script>',
    '</script>',
    '<style>',
    '</style',
  ],
  ...[
    '<title>',
    '</title>',
    '<textarea>',
    '</textarea>',
    '<plaintext>',
    '<svg>',
    '</svg>',
    '<xmp>',
    '</xmp>',
    '<math>',
  ],
]
const OPTIONS = [{}, { xmlMode: true, decodeEntities: false }, { xmlMode: true }]

/** Numbers that look random, the same in every run. */
function createChance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * below)
  }
}

function eventsOf(chunks: string[], options: ConstructorParameters<typeof Parser>[1]): string[] {
  const events: string[] = []
  const parser = new Parser(
    {
      onopentag: (name, attributes) => events.push(`<${name} ${JSON.stringify(attributes)}>`),
      onclosetag: (name) => events.push(`</${name}>`),
      ontext: (text) => events.push(text),
      oncomment: (text) => events.push(`<!--${text}-->`),
      oncdatastart: () => events.push('[['),
      oncdataend: () => events.push(']]'),
      onprocessinginstruction: (name, text) => events.push(`<?${name} ${text}>`),
    },
    options,
  )
  for (const chunk of chunks) parser.write(chunk)
  parser.end()
  return events
}

test.each(OPTIONS)('reads what the tokenizer of htmlparser2 reads, piece by piece: %o', (options) => {
  const chance = createChance(7)
  const toChunk = () => Array.from({ length: chance(14) }, () => PIECES[chance(PIECES.length)]).join('')
  for (let round = 0; round < 3_000; round += 1) {
    const chunks = Array.from({ length: 1 + chance(2) }, toChunk)
    const skipping = eventsOf(chunks, { ...options, Tokenizer: SkippingTokenizer })
    expect(skipping, chunks.join('|')).toEqual(eventsOf(chunks, options))
  }
})
