import { expect, it } from 'vitest'
import { toFingerprint } from '../enrich/fingerprint.ts'
import { createKin } from '../enrich/kin.ts'
import { createNeighbours } from '../enrich/neighbours.ts'
import type { Entry } from '../entry.ts'
import { toTestEntry, toTestSave } from '../testing/entries.ts'
import { toSentences } from '../testing/sentences.ts'
import { relateEntries } from './relate.ts'

const tag = (id: string) => ({ id, name: id, origin: 'vocabulary' as const })
const memory = () => ({ kin: createKin(), neighbours: createNeighbours() })
const save = (title: string, fields: Partial<Entry> = {}) => toTestSave(toTestEntry({ title, ...fields }))

it('relates posts of the same subject, those that come together too', () => {
  const posts = [save('A', { tags: [tag('rag')] }), save('B', { tags: [tag('yolo')] }), save('C', {})]
  const known = memory()
  relateEntries(known, posts)
  const [d, e] = relateEntries(known, [
    save('D', { tags: [tag('rag')] }),
    save('E', { tags: [tag('rag'), tag('yolo')] }),
  ])
  expect(d?.related.map(({ key }) => key)).toEqual([posts[0]?.key])
  expect(e?.related.map(({ key }) => key).sort()).toEqual([posts[0]?.key, posts[1]?.key, d?.key].sort())
})

it('relates posts of similar text', () => {
  const known = memory()
  const sentences = toSentences({ count: 40, seed: 1 })
  const first = save('First', { fingerprint: toFingerprint(sentences.join(' ')) })
  known.neighbours.add(first.key, first.entry.fingerprint as Uint32Array)
  const text = [...sentences.slice(0, 15), ...toSentences({ count: 30, seed: 2 })].join(' ')
  const [second] = relateEntries(known, [save('Second', { fingerprint: toFingerprint(text) })])
  expect(second?.related.map(({ key }) => key)).toEqual([first.key])
})

it('leaves reposts to their original', () => {
  const known = memory()
  relateEntries(known, [save('A', { tags: [tag('rag')] }), save('B')])
  const repost = save('Repost', { tags: [tag('rag')] })
  const [kept] = relateEntries(known, [{ ...repost, place: { ...repost.place, isLead: false } }])
  expect(kept?.related).toEqual([])
})
