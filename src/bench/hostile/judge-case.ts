import { findDanger, findTextDanger } from '../../testing/find-danger.ts'
import type { Played } from './play-cases.ts'

/** A case played alone may take this long, its deadline of 30 s and reading counted, ms. */
const CASE_MS_MAX = 45_000
/** The same where only reading it is hard, ms. */
const READING_MS_MAX = 10_000
const TITLE_CHARACTERS_MAX = 2_000
/** The least and the most that a source is left alone, ms: an hour but for chance, as long as the table says. */
const PAUSE_MS_MIN = 55 * 60_000
const AHEAD_MS_MAX = 25 * 3_600_000
/** What stands in files and services that nobody may read. */
const SECRETS = /root:x?:0|INTERNAL-SECRET-CANARY/

/** Everything in which a case did not come out as it should; none when all is well. */
export function judgeCase(played: Played, now: number): string[] {
  const { expectation, answers } = played
  const slow = answers.filter(({ ms }) => ms > CASE_MS_MAX).map(({ ms }) => `took ${Math.round(ms / 1000)} s`)
  const broken = answers
    .filter(({ status }) => status >= 500 && status !== 502)
    .map(({ status }) => `answered ${status}`)
  const own = expectation.as === 'source' ? [...judgeOutcome(played), ...judgePause(played, now)] : []
  return [...slow, ...broken, ...own, ...played.posts.flatMap((post) => judgePost(post, now))]
}

function judgeOutcome({ path, expectation, answers, source, posts }: Played): string[] {
  const outcomes = answers.map(({ json }) => json?.outcome as string | undefined)
  const failure = answers.find(({ json }) => json?.failure)?.json.failure
  const isStored = outcomes.includes('fresh')
  const count = source?.entryCount ?? 0
  const { outcome, posts: wanted, title } = expectation
  const { ms = 0 } = answers[0] ?? {}
  return [
    ...(outcome === 'stored' && !isStored
      ? [`failed: ${failure?.detail ?? JSON.stringify(answers[0]?.json)}`]
      : []),
    ...(outcome === 'failed' && isStored ? ['was stored'] : []),
    ...(outcomes.every((each) => each === 'failed') ? judgeFailed(source) : []),
    ...(outcomes.includes('failed') && !failure?.detail ? ['failed without a reason'] : []),
    ...(isStored && wanted === undefined && count === 0 && outcome === 'stored' ? ['has no posts'] : []),
    ...(isStored && wanted !== undefined && count !== wanted ? [`has ${count} posts, not ${wanted}`] : []),
    ...(title && posts[0]?.title !== title ? [`title is ${posts[0]?.title}`] : []),
    ...(/^\/(?:html|xml|json|text)\//.test(path) && ms > READING_MS_MAX
      ? [`took ${Math.round(ms)} ms to read`]
      : []),
  ]
}

/** A source that failed keeps the reason, counts it, and has no posts of it. */
function judgeFailed(source: Played['source']): string[] {
  if (!source) return ['is not there any more']
  return [
    ...(source.failures > 0 && source.lastError ? [] : ['failed without a trace']),
    ...(source.entryCount > 0 ? [`failed and has ${source.entryCount} posts`] : []),
  ]
}

function judgePause({ path, expectation: { pauseMs }, source }: Played, now: number): string[] {
  const next = source?.nextFetchAt ?? 0
  const pause = next - now
  const [hour, day] = [new Date(next).getUTCHours(), new Date(next).getUTCDay()]
  return [
    ...(pause < Math.max(pauseMs.min, PAUSE_MS_MIN) - 60_000
      ? [`is due in ${Math.round(pause / 60_000)} minutes`]
      : []),
    ...(pause > pauseMs.max ? [`is due in ${Math.round(pause / 86_400_000)} days`] : []),
    ...(path === '/pace/skiphours' && hour !== 12 ? [`is due at ${hour} o'clock`] : []),
    ...(path === '/pace/skipdays' && (day === 0 || day === 6) ? ['is due on a weekend'] : []),
  ]
}

// biome-ignore lint/suspicious/noExplicitAny: a post as the API tells it.
function judgePost(post: any, now: number): string[] {
  if (!post) return ['a post cannot be read']
  const at = Date.parse(post.publishedAt ?? '')
  const isUndated = post.publishedAt === null && post.publishedPrecision === 'seen'
  const isBelievable =
    at <= now + AHEAD_MS_MAX && at >= Date.UTC(1970, 0, 1) && /^\d{4}-/.test(post.publishedAt)
  const danger = [...findDanger(post.contentHtml ?? ''), ...findDanger(post.snippetHtml ?? '')]
  const addresses = [
    post.url,
    post.image,
    ...(post.enclosures ?? []).map((each: { url: string }) => each.url),
  ]
  return [
    ...(isUndated || isBelievable ? [] : [`a post is dated ${post.publishedAt}`]),
    ...findTextDanger(post.title ?? '', TITLE_CHARACTERS_MAX).map((what) => `a title holds ${what}`),
    ...danger.map((what) => `a post holds ${what}`),
    ...addresses.filter((url) => url && !/^https?:/.test(url)).map((url) => `a post leads to ${url}`),
    ...(SECRETS.test(JSON.stringify(post)) ? ['a post holds a secret'] : []),
  ]
}
