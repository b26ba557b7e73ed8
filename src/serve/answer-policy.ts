import type { Answer } from './answer.ts'

/** An answer is rendered at most this often, ms: a crawl moves the data many times a second. */
const RENEWED_MS_MIN = 1000
/** Meanwhile, and for this long after it grew too old, the answer at hand is sent, ms: nobody waits for what is asked often. */
export const RENEWING_MS_MAX = 1000
/** The same where it waits for its turn to be rendered anew: on a busy machine that may take a while. */
export const QUEUED_MS_MAX = 4000

/** How the answers of a GET route are held. */
export interface AnswerPolicy {
  /** How old an answer may be while the version of the data stays, ms. */
  agedMs: number
  /** Whether it changes with the data only, and so is as old as they are; else it dates from when it was first seen so. */
  isDatedByData: boolean
  /** Whether the language and theme of the reader are part of it. */
  isForReader?: boolean
}

/** The answer follows from address and entries; what depends on the clock (`since=P7D`, "an hour ago") may be a minute old. */
export const KEPT: AnswerPolicy = { agedMs: 60_000, isDatedByData: true }
/** The answer also tells what moves without the entries: the health of sources. */
export const SOON_OLD: AnswerPolicy = { agedMs: RENEWED_MS_MIN, isDatedByData: false }

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set on a GET route that sends text: ETag, 304, compression, and reuse as the policy says. */
    answer?: AnswerPolicy
  }
}

/**
 * How long ago an answer grew too old, ms; negative: it is still good. `version` is that of the data, `writtenAt` when it
 * was last changed through this server: who wrote reads what was written.
 */
export function toOverdueMs(
  answer: Pick<Answer, 'version' | 'renderedAt' | 'agedMs'>,
  { version, writtenAt, now }: { version: number; writtenAt: number; now: number },
): number {
  const isCurrent = answer.version === version
  if (!isCurrent && answer.renderedAt <= writtenAt) return Number.POSITIVE_INFINITY
  return now - answer.renderedAt - (isCurrent ? answer.agedMs : RENEWED_MS_MIN)
}
