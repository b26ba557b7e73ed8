import { CONDITION_WORDS } from './words/condition-words.ts'
import { contentEn } from './words/content-en.ts'
import { contentZh } from './words/content-zh.ts'
import { DIGEST_WORDS } from './words/digest-words.ts'
import { FAILURE_WORDS } from './words/failure-words.ts'
import { frameEn } from './words/frame-en.ts'
import { frameZh } from './words/frame-zh.ts'
import { PAPER_WORDS } from './words/paper-words.ts'

/** The languages of the interface, in the order the switch shows them. */
export const INTERFACE_LANGUAGES = ['en', 'zh'] as const
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number]

/** Every word of the interface in one language. */
export type Words = typeof frameEn &
  typeof contentEn & {
    digests: (typeof DIGEST_WORDS)['en']
    failures: (typeof FAILURE_WORDS)['en']
    conditions: (typeof CONDITION_WORDS)['en']
    papers: (typeof PAPER_WORDS)['en']
  }

/** Every word of the interface, by language. */
export const WORDS: Readonly<Record<InterfaceLanguage, Words>> = {
  en: {
    ...frameEn,
    ...contentEn,
    digests: DIGEST_WORDS.en,
    failures: FAILURE_WORDS.en,
    conditions: CONDITION_WORDS.en,
    papers: PAPER_WORDS.en,
  },
  zh: {
    ...frameZh,
    ...contentZh,
    digests: DIGEST_WORDS.zh,
    failures: FAILURE_WORDS.zh,
    conditions: CONDITION_WORDS.zh,
    papers: PAPER_WORDS.zh,
  },
}
