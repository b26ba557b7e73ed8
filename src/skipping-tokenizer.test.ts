import { Parser } from 'htmlparser2'
import { expect, test, vi } from 'vitest'
import { SkippingTokenizer } from './skipping-tokenizer.ts'
import { createChance } from './testing/sentences.ts'

/** What markup begins, ends or may break off with. */
const PIECES = [
  '<|>|</|/>|&|"|\'|=| |\n|-|!|?|]]>|a|word|é|中|<p>|</p>',
  '<a href="|<img alt=\'|<i class=x |<b data-x',
  '&amp;|&lt|&copy=1|&#8237;|&#x3c;|&nosuch;',
  '<!--|-->|<!doctype html>|<![CDATA[|<?xml|?>',
  '<script>|</script>|<style>|</style|<title>|</title>|<textarea>|</textarea>',
  '<plaintext>|<svg>|</svg>|<xmp>|<math>',
].flatMap((pieces) => pieces.split('|'))
const OPTIONS = [{}, { xmlMode: true, decodeEntities: false }, { xmlMode: true }]

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
  const below = (count: number) => Math.floor(chance() * count)
  const toChunk = () => Array.from({ length: below(14) }, () => PIECES[below(PIECES.length)]).join('')
  for (let round = 0; round < 3_000; round += 1) {
    const chunks = Array.from({ length: 1 + below(2) }, toChunk)
    const skipping = eventsOf(chunks, { ...options, Tokenizer: SkippingTokenizer })
    expect(skipping, chunks.join('|')).toEqual(eventsOf(chunks, options))
  }
})

test('overrides what the tokenizer of htmlparser2 still calls by these names', () => {
  const markup = '<a href="address">text</a><!-- comment -->'
  for (const name of ['write', 'stateText', 'handleInAttributeValue', 'fastForwardTo']) {
    const spy = vi.spyOn(SkippingTokenizer.prototype as unknown as Record<string, () => void>, name)
    eventsOf([markup], { Tokenizer: SkippingTokenizer })
    expect(spy.mock.calls.length, name).toBeGreaterThan(0)
    spy.mockRestore()
  }
})
