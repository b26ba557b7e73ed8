import { createChance, toSentences } from '../testing/sentences.ts'

/** A post made for measuring: what a reader would see of it. */
export interface SamplePost {
  sourceId: string
  title: string
  text: string
  language: 'en' | 'zh-Hans'
}

const CHARACTERS_OF_A_WORD = 2
const HAN_WORDS = 600
const HAN_FIRST = 0x4e00
const HAN_LAST = 0x5fff
const PARTICLES = '的|了|在|是|和|与|对|把|由|让'.split('|')
/** Chinese words, ever the same: two Han characters each. */
const WORDS = (() => {
  const chance = createChance(99)
  const toCharacter = () => String.fromCharCode(HAN_FIRST + Math.floor(chance() * (HAN_LAST - HAN_FIRST)))
  return Array.from({ length: HAN_WORDS }, () =>
    Array.from({ length: CHARACTERS_OF_A_WORD }, toCharacter).join(''),
  )
})()

/** Sentences of a post in one of the two languages. */
export function listSentences(language: SamplePost['language'], seed: number, count: number): string[] {
  if (language === 'en') return toSentences({ count, seed })
  const chance = createChance(seed)
  const pick = (words: readonly string[]) => words[Math.floor(chance() * words.length)] ?? ''
  return Array.from({ length: count }, () => {
    const length = 5 + Math.floor(chance() * 9)
    return `${Array.from({ length }, () => pick(WORDS) + (chance() < 0.3 ? pick(PARTICLES) : '')).join('')}。`
  })
}

/** A post of its own: some formulas among its sentences. */
export function toEssay(n: number): SamplePost {
  const language = n % 2 === 0 ? 'en' : 'zh-Hans'
  const sentences = listSentences(language, n + 1, 30 + (n % 50))
  const text = sentences.map((each, at) => (at % 7 === 0 ? `${each} \\(x_{${at}} > ${n}\\)` : each)).join(' ')
  return { sourceId: `essays-${n % 300}`, title: sentences[0]?.slice(0, 40) ?? '', text, language }
}

/** Posts that share all but their news: an issue of a newsletter, notes on a release, an opening. `n` makes each another. */
export function toFramed(n: number): SamplePost {
  const series = n % 40
  const language = series % 2 === 0 ? 'en' : 'zh-Hans'
  const frame = listSentences(language, 500_000 + series, 24)
  const own = listSentences(language, n + 1, 8 + (n % 12))
  const kind = series % 4
  const sourceId = `series-${(series + (n % 3)) % 40}`
  if (kind === 0)
    return { sourceId, title: `Weekly ${series} #${n}`, text: between(frame, own, 12), language }
  if (kind === 1) return { sourceId, title: `v${n % 9}.${n}.0`, text: between(frame, own, 4), language }
  return { sourceId, title: `${own[0]?.slice(0, 24)}`, text: weave(frame, own), language }
}

/** The news between the head and the foot of a frame. */
function between(frame: readonly string[], own: readonly string[], head: number): string {
  return [...frame.slice(0, head), ...own, ...frame.slice(head, 16)].join(' ')
}

/** News and frame by turns. */
function weave(frame: readonly string[], own: readonly string[]): string {
  return own.flatMap((each, at) => [frame[at] ?? '', each]).join(' ')
}

/** A post of forty paragraphs from twenty phrases: all such posts have much the same words, in another order. */
export function toPatchwork(n: number): SamplePost {
  const language = n % 2 === 0 ? 'en' : 'zh-Hans'
  const phrases = listSentences(language, 900_000, 20).map((each) =>
    each.slice(0, language === 'en' ? 30 : 6),
  )
  const chance = createChance(n + 1)
  const pick = () => phrases[Math.floor(chance() * phrases.length)] ?? ''
  const text = Array.from({ length: 40 }, () => `${Array.from({ length: 8 }, pick).join(' ')}.`).join(' ')
  return { sourceId: `patchwork-${n % 200}`, title: `${pick()} ${n}`, text, language }
}
