import { toSimplified } from '../../chinese-characters.ts'
import { BYLINES } from './bylines.ts'
import { FOLLOWING } from './following.ts'
import { GREETINGS } from './greetings.ts'
import { RIGHTS } from './rights.ts'
import { SITE_TALK } from './site-talk.ts'

/** A sentence with one of these is never part of a snippet. */
const NOTICES = [...RIGHTS, ...FOLLOWING, ...GREETINGS, ...SITE_TALK]

/** Longer than this a text that begins like a frame is a text. */
const FRAME_CHARACTERS_MAX = 160
/** Characters of a text that are looked at. */
const READ_CHARACTERS_MAX = 600

/** Whether a sentence or block says nothing of the subject: rights, following, byline, table of contents. */
export function isBoilerplate(text: string): boolean {
  // The rules are written in simplified characters.
  const start = toSimplified(text.slice(0, READ_CHARACTERS_MAX))
  if (NOTICES.some((notice) => notice.test(start))) return true
  return text.length <= FRAME_CHARACTERS_MAX && BYLINES.some((frame) => frame.test(start))
}
