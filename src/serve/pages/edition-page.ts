import type { EditionEntry, EditionSection } from '../../edition/edition.ts'
import { AppError } from '../../errors.ts'
import { DAY_MS } from '../../interval.ts'
import { toReasonText } from '../edition-words.ts'
import { type FoundEdition, findEdition } from '../find-edition.ts'
import { html, type SafeHtml } from '../html.ts'
import { toTagPath } from './address.ts'
import { renderCard } from './card.ts'
import { toDayText } from './dates.ts'
import { renderRule, toWeekPath } from './digests-page.ts'
import { findGone, type Gone, NOTHING_GONE } from './gone.ts'
import type { Page } from './layout.ts'
import type { PageOptions } from './page-options.ts'
import type { Visit } from './visit.ts'

/** `/digests/:week`: one week's edition. Throws AppError `not-found` for a week without one, whatever its name. */
export async function editionPage(visit: Visit, { reads, tags }: PageOptions): Promise<Page> {
  const { digests } = visit.words
  const name = visit.parameters.week ?? ''
  const found = await findEdition(name, { reads, tags, now: () => visit.now }).catch((error: unknown) => {
    if (error instanceof AppError) throw new AppError('not-found', digests.unknown(name))
    throw error
  })
  const { edition, week } = found
  const span = `${toDayText(week.since, visit.words, false)} – ${toDayText(week.until - DAY_MS, visit.words, false)}`
  const cards = edition.sections.flatMap(({ entries }) => entries.map(({ entry }) => entry))
  const gone = edition.closedAt === null ? NOTHING_GONE : await findGone(cards, { reads, tags })
  const count = cards.length
  return {
    title: `${digests.one} ${name}`,
    feeds: { path: toWeekPath(name), title: `${digests.one} ${name}` },
    alsoFeeds: { path: '/digests', title: digests.title },
    body: html`<div class="page-title"><p class="kind">${digests.one} ${name}</p><h1>${span}</h1>
<p>${digests.chosen(count, edition.considered, edition.sources)}</p>
<p class="label">${renderState(found, visit)}</p></div>
${count === 0 && html`<section class="quiet"><h2>${digests.empty}</h2></section>`}
${edition.sections.map((section) => renderSection(section, { visit, gone }))}
${renderSteps(found, visit)}
${renderRule(visit)}`,
  }
}

function renderState({ edition, closesAt }: FoundEdition, { words }: Visit): string {
  const day = toDayText(closesAt, words, true)
  return edition.closedAt === null ? words.digests.open(day) : words.digests.closed(day)
}

function renderSection(
  { topic, entries }: EditionSection,
  { visit, gone }: { visit: Visit; gone: Gone },
): SafeHtml {
  const { words, preferences } = visit
  const title = topic
    ? html`<a href="${toTagPath(topic.id)}">${topic.names[preferences.language]}</a>`
    : words.digests.rest
  return html`<section class="posts edition"><h2 class="rubric">${title}</h2>
${entries.map((each) => renderCard(each.entry, words, { level: 3, note: renderReasons(each, visit), gone }))}
</section>`
}

function renderReasons({ reasons, points }: EditionEntry, { words, preferences }: Visit): SafeHtml | null {
  if (reasons.length === 0) return null
  const list = reasons.map((reason) => html`<li>${toReasonText(reason, preferences.language)}</li>`)
  return html`<ul class="reasons" aria-label="${words.digests.why(points)}">${list}</ul>`
}

function renderSteps({ previous, next }: FoundEdition, { words }: Visit): SafeHtml | null {
  if (!previous && !next) return null
  return html`<nav class="pages" aria-label="${words.digests.title}">
${previous && html`<a class="step" href="${toWeekPath(previous)}" rel="prev">${previous}</a>`}
${next && html`<a class="step step-next" href="${toWeekPath(next)}" rel="next">${next}</a>`}
</nav>`
}
