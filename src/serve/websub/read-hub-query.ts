import type { Confirmation } from '../../subscription.ts'

const CHALLENGE_CHARACTERS_MAX = 1024
/** Seconds that need no more digits than a few hundred years. */
const SECONDS = /^\d{1,10}$/

export type HubQuery =
  | (Confirmation & { challenge: string })
  | { mode: 'denied'; topic: string; reason: string | null }

/** What a hub says in the address that it calls (WebSub §5.2, §5.3); null where something is missing or stands twice. */
export function readHubQuery(query: Readonly<Record<string, unknown>>): HubQuery | null {
  const text = (name: string) => {
    const value = query[`hub.${name}`]
    return typeof value === 'string' ? value : null
  }
  const [mode, topic, challenge] = [text('mode'), text('topic'), text('challenge')]
  if (topic === null) return null
  if (mode === 'denied') return { mode, topic, reason: text('reason') }
  if (mode !== 'subscribe' && mode !== 'unsubscribe') return null
  if (!challenge || challenge.length > CHALLENGE_CHARACTERS_MAX) return null
  const seconds = text('lease_seconds') ?? ''
  return { mode, topic, challenge, leaseSeconds: SECONDS.test(seconds) ? Number(seconds) : null }
}
