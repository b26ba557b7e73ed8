import { createChance } from '../testing/sentences.ts'
import { listSentences, type SamplePost } from './sample-posts.ts'

type Change = (post: SamplePost, seed: number) => string

const FRAMES = {
  en: [
    'Follow us for more of this kind, and subscribe to our letter.',
    'Reposted with the kind permission of its author.',
  ],
  'zh-Hans': ['点击上方蓝字关注我们，不错过每一篇好文。', '本文转载自朋友的博客，如有侵权请联系我们删除。'],
}
const split = (text: string) => text.split(/(?<=[.。]) /)

/** What becomes of a text where it is posted again, each with the share of copies that must be recognised. */
export const REPOSTS: Readonly<Record<string, { recall: number; change: Change }>> = {
  'boilerplate added': {
    recall: 0.95,
    change: ({ text, language }, seed) => {
      const [head, foot] = FRAMES[language]
      return [head, text, foot, ...listSentences(language, seed + 700_000, 2)].join(' ')
    },
  },
  'trimmed by 16 %': { recall: 0.95, change: ({ text }) => cut(text, 0.08, 0.92) },
  'formulas lost': { recall: 0.95, change: ({ text }) => text.replace(/\\\(.*?\\\)/g, '[公式]') },
  'a tenth of the sentences gone': {
    recall: 0.95,
    change: ({ text }, seed) => {
      const chance = createChance(seed)
      return split(text)
        .filter(() => chance() >= 0.1)
        .join(' ')
    },
  },
  '3 % scattered edits': { recall: 0.8, change: ({ text, language }, seed) => edit(text, language, seed) },
  'excerpt of 30 %': {
    recall: 0.8,
    change: ({ text }, seed) => {
      const from = createChance(seed)() * 0.7
      return cut(text, from, from + 0.3)
    },
  },
}

function cut(text: string, from: number, to: number): string {
  return text.slice(Math.floor(text.length * from), Math.floor(text.length * to))
}

/** Three of a hundred characters are another, gone, or have a neighbour. */
function edit(text: string, language: SamplePost['language'], seed: number): string {
  const chance = createChance(seed)
  const [first, count] = language === 'en' ? [0x61, 26] : [0x6000, 3000]
  return [...text]
    .map((character) => {
      if (chance() >= 0.03) return character
      const other = String.fromCharCode(first + Math.floor(chance() * count))
      return [other, '', character + other][Math.floor(chance() * 3)] ?? ''
    })
    .join('')
}
