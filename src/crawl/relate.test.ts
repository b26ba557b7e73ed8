import { expect, it } from 'vitest'
import { toFingerprint } from '../enrich/fingerprint.ts'
import { createKin } from '../enrich/kin.ts'
import { createNeighbours } from '../enrich/neighbours.ts'
import type { Entry } from '../entry.ts'
import { toTestEntry, toTestSave } from '../testing/entries.ts'
import { toSentences } from '../testing/sentences.ts'
import { relateEntries } from './relate.ts'

const tag = (id: string) => ({ id, name: id, origin: 'vocabulary' as const })
const NONE = new Map()
const save = (title: string, fields: Partial<Entry> = {}) => toTestSave(toTestEntry({ title, ...fields }))

it('relates posts of the same subject, those that come together too', () => {
  const posts = [save('A', { tags: [tag('rag')] }), save('B', { tags: [tag('yolo')] }), save('C', {})]
  const kin = createKin()
  relateEntries(kin, posts, NONE)
  const later = [save('D', { tags: [tag('rag')] }), save('E', { tags: [tag('rag'), tag('yolo')] })]
  const [d, e] = relateEntries(kin, later, NONE)
  expect(d?.related.map(({ key }) => key)).toEqual([posts[0]?.key])
  expect(e?.related.map(({ key }) => key).sort()).toEqual([posts[0]?.key, posts[1]?.key, d?.key].sort())
})

it('relates posts of similar text', () => {
  const sentences = toSentences({ count: 40, seed: 1 })
  const first = save('First', { fingerprint: toFingerprint(sentences.join(' ')) })
  const neighbours = createNeighbours()
  neighbours.add(first.key, first.entry.fingerprint as Uint32Array)
  const text = [...sentences.slice(0, 15), ...toSentences({ count: 30, seed: 2 })].join(' ')
  const later = save('Second', { fingerprint: toFingerprint(text) })
  const near = new Map([[later.key, neighbours.find(later.entry.fingerprint as Uint32Array, 0.05)]])
  const [second] = relateEntries(createKin(), [later], near)
  expect(second?.related.map(({ key }) => key)).toEqual([first.key])
})

it('leaves reposts to their original', () => {
  const kin = createKin()
  relateEntries(kin, [save('A', { tags: [tag('rag')] }), save('B')], NONE)
  const repost = save('Repost', { tags: [tag('rag')] })
  const [kept] = relateEntries(kin, [{ ...repost, place: { ...repost.place, isLead: false } }], NONE)
  expect(kept?.related).toEqual([])
})
