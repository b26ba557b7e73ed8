import { expect, it } from 'vitest'
import { toElement } from '../dom.ts'
import { keepAttributes, toKeptName } from './kept-elements.ts'
import { POLICY } from './policy.ts'

const BASE = 'https://a.example/'
const { '*': everywhere = [], ...byName } = POLICY.allowedAttributes as Record<string, string[]>
const tags = POLICY.allowedTags || []
const kept = tags.filter((name) => toKeptName(name) === name)
/** Whatever any element may have. */
const attributes = Object.fromEntries(
  [...everywhere, ...Object.values(byName).flat()].map((key) => [key, BASE]),
)

it.each(kept)('keeps of %s what the sanitiser allows, but for ids of others', (name) => {
  const allowed = [...everywhere, ...(byName[name] ?? [])].filter((key) => key !== 'id')
  const ours = keepAttributes(toElement(name, attributes), name, BASE)
  expect(Object.keys(ours).sort()).toEqual(allowed.sort())
})

it('leaves to their own cleaning what it does not keep and the sanitiser allows', () => {
  expect(tags.filter((name) => !kept.includes(name)).sort()).toEqual([
    'a',
    'audio',
    'div',
    'img',
    'p',
    'source',
    'span',
    'video',
  ])
})
