import { describe, expect, it } from 'vitest'
import { DAY_MS } from '../interval.ts'
import type { EditionCandidate } from './points.ts'
import { chooseEdition, EDITION_ENTRIES_MAX, EDITION_PER_SOURCE_MAX, EDITION_WORDS_MIN } from './rule.ts'

const TAGS = [
  { id: 'vision', parent: null },
  { id: 'detection', parent: 'vision' },
  { id: 'small-objects', parent: 'detection' },
  { id: 'nlp', parent: null },
]

const candidate = (id: string, fields: Partial<EditionCandidate> = {}): EditionCandidate => ({
  id,
  sourceId: `source-of-${id}`,
  publishedAt: 0,
  wordCount: 500,
  readingMinutes: 3,
  hasMath: false,
  tagIds: [],
  carriedBy: 0,
  papers: [],
  usualGapMs: 2 * DAY_MS,
  ...fields,
})

const choose = (candidates: EditionCandidate[]) => chooseEdition(candidates, TAGS)
const ids = (candidates: EditionCandidate[]) =>
  choose(candidates).flatMap(({ choices }) => choices.map(({ id }) => id))

describe('chooseEdition', () => {
  it('puts what several sources carried first, then papers that several discuss, then long reads', () => {
    const paper = ['arxiv:2411.00001']
    const chosen = ids([
      candidate('plain'),
      candidate('long', { readingMinutes: 12 }),
      candidate('paper-a', { papers: paper }),
      candidate('paper-b', { papers: paper, publishedAt: 1 }),
      candidate('carried', { carriedBy: 2 }),
    ])
    expect(chosen).toEqual(['carried', 'paper-a', 'paper-b', 'long', 'plain'])
  })

  it('tells its reasons and what they are worth', () => {
    const [group] = choose([
      candidate('a', {
        carriedBy: 1,
        hasMath: true,
        readingMinutes: 9,
        usualGapMs: 60 * DAY_MS,
        papers: ['doi:10.1/x'],
      }),
    ])
    expect(group?.choices[0]).toEqual({
      id: 'a',
      points: 3 + 2 + 2 + 1 + 1,
      reasons: [
        { code: 'carried', count: 1 },
        { code: 'paper', paper: 'doi:10.1/x', posts: 1 },
        { code: 'rare' },
        { code: 'long', minutes: 9 },
        { code: 'formulas' },
      ],
    })
  })

  it('takes at most two posts of a source', () => {
    const chosen = ids(['a', 'b', 'c'].map((id) => candidate(id, { sourceId: 'busy', carriedBy: 3 })))
    expect(chosen).toHaveLength(EDITION_PER_SOURCE_MAX)
  })

  it('keeps a place for those who post seldom, whatever the points of the others', () => {
    const loud = Array.from({ length: 2 * EDITION_ENTRIES_MAX }, (_, n) =>
      candidate(`loud-${n}`, { carriedBy: 3 }),
    )
    const chosen = ids([...loud, candidate('seldom', { usualGapMs: 90 * DAY_MS })])
    expect(chosen).toHaveLength(EDITION_ENTRIES_MAX)
    expect(chosen).toContain('seldom')
  })

  it('leaves out teasers and notices', () => {
    expect(ids([candidate('notice', { wordCount: EDITION_WORDS_MIN - 1 })])).toEqual([])
  })

  it('does not count what it leaves out among the posts about a paper', () => {
    const papers = ['arxiv:2411.00001']
    const [group] = choose([
      candidate('post', { papers }),
      candidate('teaser', { papers, wordCount: EDITION_WORDS_MIN - 1 }),
    ])
    expect(group?.choices).toEqual([
      { id: 'post', points: 2, reasons: [{ code: 'paper', paper: 'arxiv:2411.00001', posts: 1 }] },
    ])
  })

  it('is about no paper when it names many', () => {
    const papers = Array.from({ length: 20 }, (_, n) => `arxiv:2411.${10_000 + n}`)
    expect(choose([candidate('survey', { papers })])[0]?.choices[0]?.reasons).toEqual([])
  })

  it('groups by the broadest subject and puts single ones together at the end', () => {
    const groups = choose([
      candidate('a', { tagIds: ['small-objects'] }),
      candidate('b', { tagIds: ['own-word', 'vision'] }),
      candidate('c', { tagIds: ['nlp'], carriedBy: 1 }),
      candidate('d', { tagIds: ['own-word'] }),
    ])
    expect(groups.map(({ topicId, choices }) => [topicId, choices.map(({ id }) => id)])).toEqual([
      ['vision', ['a', 'b']],
      [null, ['c', 'd']],
    ])
  })

  it('gives the same edition in whatever order the posts come', () => {
    const candidates = Array.from({ length: 60 }, (_, n) =>
      candidate(`p${n}`, {
        sourceId: `s${n % 17}`,
        carriedBy: n % 3,
        readingMinutes: n % 11,
        publishedAt: (n * 7919) % 5,
        tagIds: [TAGS[n % 4]?.id ?? 'nlp'],
        usualGapMs: n % 9 === 0 ? 50 * DAY_MS : DAY_MS,
      }),
    )
    expect(choose(candidates.toReversed())).toEqual(choose(candidates))
  })
})
