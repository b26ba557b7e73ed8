import { toSimplified } from '../../chinese-characters.ts'
import { BYLINES, CHINESE_BYLINE, isAddress } from './bylines.ts'
import { FOLLOWING } from './following.ts'
import { GREETINGS } from './greetings.ts'
import { RIGHTS } from './rights.ts'
import { SITE_TALK } from './site-talk.ts'

/** A sentence with one of these is never part of a snippet. */
const NOTICES = [RIGHTS, FOLLOWING, GREETINGS, SITE_TALK]
/** One pattern for all of these: the beginnings of words are gone through once. */
const WORDS = new RegExp(String.raw`\b(?:${NOTICES.flatMap(({ words }) => words ?? []).join('|')})`, 'i')
const OTHERS = NOTICES.flatMap(({ others }) => others)
const CHINESE = NOTICES.flatMap(({ chinese }) => chinese)
/** Among these are all Chinese characters; the mark of a formula is not. */
const WIDE = /[\u2e80-\uffef]/

/** Longer than this a text that begins like a frame is a text. */
const FRAME_CHARACTERS_MAX = 160
/** Characters of a text that are looked at. */
const READ_CHARACTERS_MAX = 600

/** Whether a sentence or block says nothing of the subject: rights, following, byline, table of contents. */
export function isBoilerplate(text: string): boolean {
  const read = text.slice(0, READ_CHARACTERS_MAX)
  const isWide = WIDE.test(read)
  // The rules are written in simplified characters.
  const start = isWide ? toSimplified(read) : read
  if (WORDS.test(start) || isOneOf(OTHERS, start)) return true
  if (isWide && isOneOf(CHINESE, start)) return true
  if (text.length > FRAME_CHARACTERS_MAX) return false
  return isOneOf(BYLINES, start) || (isWide && CHINESE_BYLINE.test(start)) || isAddress(start)
}

function isOneOf(patterns: readonly RegExp[], text: string): boolean {
  for (const pattern of patterns) if (pattern.test(text)) return true
  return false
}
