import { describe, expect, it } from 'vitest'
import { toForms } from '../tag.ts'
import { FILE, mistakesOf } from '../testing/mistakes.ts'
import { parseTags } from './catalogue.ts'

describe('parseTags', () => {
  it('fills in what a stanza leaves out', () => {
    const text = '- id: bert\n  names: { en: BERT }\n  exact: [BeRT]\n  authorOnly: [model]\n'
    expect(parseTags({ text, file: FILE })).toEqual([
      {
        id: 'bert',
        names: { en: 'BERT', zh: 'BERT' },
        aliases: { en: [], zh: [] },
        parent: null,
        exact: ['BeRT'],
        authorOnly: ['model'],
      },
    ])
  })

  const ONE = '- id: one\n  names: { en: Word One, zh: 词一 }\n'
  const TWO = '- id: two\n  names: { en: Word Two, zh: 词二 }\n'

  it.each([
    ['a missing name', '- id: one\n', '1: `names` is missing'],
    ['a missing English name', '- id: one\n  names:\n    zh: 词\n', '2: `names.en` is missing'],
    ['an unknown language', `${ONE}  aliases:\n    fr: [un]\n`, '4: `aliases.fr` is not a known key'],
    [
      'an alias that is a number',
      `${ONE}  aliases: { en: [3] }\n`,
      '3: `aliases.en[0]` expected a word or phrase',
    ],
    [
      'an alias of hyphens only',
      `${ONE}  aliases: { en: ["--"] }\n`,
      '3: `aliases.en[0]` expected a word or phrase',
    ],
    ['a bad id', '- id: One\n  names: { en: x }\n', '1: `id` expected an id'],
    ['an id taken twice', `${ONE}- id: one\n  names: { en: x }\n`, '3: `id` expected a value that stanza 1'],
    [
      'an unknown parent',
      `${ONE}  parent: ones\n${TWO}`,
      '3: `parent` expected the id of a tag (did you mean `one`?)',
    ],
    [
      'a parent of itself',
      `${ONE}  parent: one\n`,
      '3: `parent` expected a parent that is not below this tag',
    ],
    [
      'a circle of parents',
      `${ONE}  parent: two\n${TWO}  parent: one\n`,
      '3: `parent` expected a parent that is',
    ],
    [
      'a name taken twice',
      `${ONE}- id: two\n  names: { en: Other, zh: 词一 }\n`,
      '4: `names.zh` expected a word',
    ],
    [
      'an alias that is a name elsewhere',
      `${ONE}${TWO}  aliases: { en: [WORD-ONE] }\n`,
      '5: `aliases.en[0]` expected',
    ],
    [
      'an alias in full-width letters',
      `${ONE}${TWO}  aliases: { zh: [Ｗｏｒｄ＿ｏｎｅ] }\n`,
      '5: `aliases.zh[0]` expected',
    ],
    [
      'an exact word taken twice',
      `${ONE}  exact: [OnE]\n${TWO}  exact: [OnE]\n`,
      '6: `exact[0]` expected a word',
    ],
    ['an exact word that is an alias', `${ONE}${TWO}  exact: [Word One]\n`, '5: `exact[0]` expected a word'],
  ])('tells the line of %s', (_, text, mistake) => {
    const mistakes = mistakesOf(() => parseTags({ text, file: FILE }))
    expect(mistakes.filter((line) => line.startsWith(mistake))).toHaveLength(1)
    expect(mistakes).toHaveLength(1)
  })

  it('lets one concept repeat its own words, and two differ by case alone where the case counts', () => {
    const text = `${ONE}  aliases: { en: [word-one] }\n  exact: [ONE]\n${TWO}  exact: [One]\n`
    expect(parseTags({ text, file: FILE })).toHaveLength(2)
  })

  it('lets a name count in its own case only', () => {
    const clip = '- id: clip\n  names: { en: CLIP }\n  exact: [CLIP]\n'
    const clipping = '- id: clipping\n  names: { en: Clipping }\n  aliases: { en: [clip] }\n'
    const tags = parseTags({ text: `${clip}- id: three\n  names: { en: Word Three }\n`, file: FILE })
    expect(tags.map(toForms)).toEqual([
      { anyCase: [], ownCase: ['CLIP'] },
      { anyCase: ['Word Three', 'Word Three'], ownCase: [] },
    ])
    expect(mistakesOf(() => parseTags({ text: clip + clipping, file: FILE }))).toHaveLength(1)
  })

  it('keeps what only authors say out of what text may hold, and for one concept', () => {
    const one = '- id: one\n  names: { en: Training, zh: 训练法 }\n  authorOnly: [Training, fit]\n'
    expect(parseTags({ text: one, file: FILE }).map(toForms)).toEqual([{ anyCase: ['训练法'], ownCase: [] }])
    const two = '- id: two\n  names: { en: Two }\n  aliases: { en: [fit] }\n'
    expect(mistakesOf(() => parseTags({ text: one + two, file: FILE }))).toHaveLength(1)
  })
})
