import { describe, expect, it } from 'vitest'
import { WORDS } from './words.ts'

/** Every text of a table by its path; functions are called with numbers that read as anything. */
function listTexts(table: object, path = ''): [string, unknown][] {
  return Object.entries(table).flatMap(([key, value]) => {
    if (typeof value === 'object') return listTexts(value, `${path}${key}.`)
    return [[path + key, typeof value === 'function' ? value(2, 2, 2) : value] as [string, unknown]]
  })
}

describe('WORDS', () => {
  const paths = listTexts(WORDS.en).map(([path]) => path)

  it.each(['en', 'zh'] as const)('has a text for everything in %s', (language) => {
    const texts = listTexts(WORDS[language])
    expect(texts.map(([path]) => path)).toEqual(paths)
    const empty = texts.filter(([path, text]) => text === '' && path !== 'sources.statuses.active')
    expect(empty).toEqual([])
  })
})
