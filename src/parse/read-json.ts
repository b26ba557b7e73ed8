import { toUsualZone } from '../date/usual-zone.ts'
import { type Failure, toFailure } from '../failure.ts'
import type { Feed } from '../feed.ts'
import type { JsonRule } from '../source.ts'
import { createFeed } from './create-feed.ts'
import { detect } from './detect.ts'
import { describeJson } from './lists/describe-json.ts'
import { findLongest } from './lists/find-list.ts'
import { readJsonList } from './lists/json-list.ts'
import { openJson } from './lists/open-json.ts'
import { describePage } from './lists/page.ts'
import { collectStatedLists, type Place } from './lists/stated-lists.ts'
import { describePageTitle, toObstacleFailure } from './page-failure.ts'

type Result = { feed: Feed } | { failure: Failure }

/**
 * The posts of a document by a `json` rule: of the JSON that it is, or of that in its scripts when it is a page. `auto`
 * takes the list that tells most titles and dates.
 */
export function readJson(text: string, url: string, rule: JsonRule | 'auto'): Result {
  const { values, page } = openJson(text, url)
  const obstacle = page ? toObstacleFailure(text, url) : null
  if (values.length === 0) return { failure: obstacle ?? toNoJsonFailure(text) }
  const zone = toUsualZone(url, page?.language ?? null)
  const place = { base: url, slugs: page !== null, zone }
  const result = rule === 'auto' ? findList(values, place) : readJsonList(values, { rule, url, zone })
  if ('feed' in result) {
    return page ? { feed: { ...describePage(page), ...withoutBlanks(result.feed) } } : result
  }
  if (obstacle || rule === 'auto') return { failure: obstacle ?? result.failure }
  const found = findList(values, place)
  const { length } = 'feed' in found ? found.feed.items : []
  const hint =
    length > 0 ? ` Without the rule a list of ${length} posts is found: "json: auto" would read it.` : ''
  return { failure: { ...result.failure, detail: `${result.failure.detail}${hint}` } }
}

function findList(values: readonly unknown[], place: Place): Result {
  const items = findLongest(collectStatedLists(values, place))
  if (items) return { feed: { ...createFeed('json'), items } }
  const seen = values.length === 1 ? ` It is ${describeJson(values[0])}.` : ''
  const advice = 'Name one with a `json` rule: the path of its items, at least.'
  return { failure: toFailure('no-list', `No list of posts was found in the JSON.${seen} ${advice}`) }
}

/** What the list says; the page around it says the rest. */
function withoutBlanks({ kind, items, warnings, next }: Feed): Partial<Feed> {
  return { kind, items, warnings, ...(next === null ? {} : { next }) }
}

function toNoJsonFailure(text: string): Failure {
  const detected = detect(text)
  if (detected.kind === 'empty') return toFailure('empty', 'The document is empty.')
  const html = `${describePageTitle(text)} whose scripts hold no JSON`
  const names = {
    html,
    feed: 'a feed',
    sitemap: 'a sitemap',
    json: 'a JSON Feed that is too large',
    other: '',
  }
  const what = detected.kind === 'other' ? detected.what : names[detected.kind]
  return toFailure('no-list', `Found ${what}, where the \`json\` rule expects JSON.`)
}
