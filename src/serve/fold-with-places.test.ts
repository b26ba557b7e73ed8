import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../search/words.ts'
import { anyText } from '../testing/any-text.ts'
import { foldWithPlaces, toSourceStretch } from './fold-with-places.ts'

describe('foldWithPlaces', () => {
  it('folds as the index does, whatever comes in', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 20 }), (text) => {
        // How a sigma is written depends on the whole word, which may part there.
        const unify = (each: string) => each.replaceAll('ς', 'σ')
        expect(unify(foldWithPlaces(text).text)).toBe(unify(fold(text)))
      }),
    )
  })

  it.each([
    ['accents', 'e\u0301tud', 'etud', 'e', 'e\u0301'],
    ['ligatures', 'of ﬁne', 'of fine', 'f', 'ﬁ'],
    ['numbers of one sign', 'part Ⅳ.', 'part iv.', 'iv', 'Ⅳ'],
    ['characters beyond the first plane', 'a 𝐆𝐏𝐓 b', 'a gpt b', 'gpt', '𝐆𝐏𝐓'],
    ['voiced kana of half width', 'ﾃﾞｰﾀ', 'データ', 'デ', 'ﾃﾞ'],
    ['parts of hangul', '\u1106\u1169\u1103\u1166\u11af', '모델', '모', '\u1106\u1169'],
    ['parts of hangul of half width', 'ﬁ\uffb1\uffcc', 'fi모', '모', '\uffb1\uffcc'],
  ])('finds the source of %s', (_, text, folded, part, source) => {
    const whole = foldWithPlaces(text)
    expect(whole.text).toBe(folded)
    const at = folded.lastIndexOf(part)
    expect(text.slice(...toSourceStretch(whole, at, at + part.length))).toBe(source)
  })
})
