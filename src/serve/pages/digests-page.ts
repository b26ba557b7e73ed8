import type { EditionSummary } from '../../edition/edition.ts'
import { DAY_MS } from '../../interval.ts'
import { parseWeek, toWeek } from '../../week.ts'
import { EDITION_RULE } from '../edition-words.ts'
import { listClosingEditions } from '../find-edition.ts'
import { html, type SafeHtml } from '../html.ts'
import { toDayText } from './dates.ts'
import type { Page } from './layout.ts'
import type { PageOptions } from './page-options.ts'
import type { Visit } from './visit.ts'

export const toWeekPath = (week: string) => `/digests/${week}`

/** `/digests`: the weekly editions, and the rule that makes them. */
export async function digestsPage(visit: Visit, { reads, tags }: PageOptions): Promise<Page> {
  const { digests } = visit.words
  const [closing, closed, record] = await Promise.all([
    listClosingEditions({ reads, tags, now: () => visit.now }),
    reads.listEditions(),
    reads.findEditionRecord(),
  ])
  const editions: (EditionSummary & { closesAt?: number })[] = [...closing, ...closed]
  const open = record.firstSeenAt === null ? null : toWeek(visit.now).name
  return {
    title: digests.title,
    feeds: { path: '/digests', title: digests.title },
    body: html`<div class="page-title"><h1>${digests.title}</h1><p>${digests.lead}</p>
${open && html`<p><a class="action" href="${toWeekPath(open)}">${digests.thisWeek(open)}</a></p>`}</div>
${
  editions.length === 0
    ? html`<section class="quiet"><h2>${digests.none}</h2><p>${digests.noneHow}</p></section>`
    : html`<ol class="editions" reversed>${editions.map((edition) => renderEdition(edition, visit))}</ol>`
}
${renderRule(visit)}`,
  }
}

/** The rule that makes an edition, for whoever asks. */
export function renderRule({ words, preferences }: Visit): SafeHtml {
  const { language } = preferences
  const sentences = EDITION_RULE[language].map((each) => html`<p>${each}</p>`)
  return html`<details class="rule"><summary>${words.digests.rule}</summary>${sentences}</details>`
}

function renderEdition(
  { week, entryCount, titles, closesAt }: EditionSummary & { closesAt?: number },
  { words, preferences }: Visit,
): SafeHtml {
  const span = parseWeek(week)
  // The year is said once, where the language has it.
  const isYearFirst = preferences.language === 'zh'
  const days =
    span &&
    `${toDayText(span.since, words, isYearFirst)} – ${toDayText(span.until - DAY_MS, words, !isYearFirst)}`
  const state = closesAt !== undefined && ` · ${words.digests.open(toDayText(closesAt, words, true))}`
  return html`<li><a href="${toWeekPath(week)}"><span class="week">${week}</span> <span class="days">${days}</span></a>
<p class="count">${words.head.posts(entryCount)}${state}</p>
<ul>${titles.map((title) => html`<li>${title}</li>`)}</ul></li>\n`
}
