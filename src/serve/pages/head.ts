import { DAY_MS } from '../../interval.ts'
import type { Reads, Stats } from '../../store/reads.ts'
import { SEARCH_CHARACTERS_MAX } from '../filter.ts'
import { html, type SafeHtml } from '../html.ts'
import { renderMoment } from './dates.ts'
import type { Visit } from './visit.ts'
import { type DayCount, renderWaveform, WAVE_DAYS } from './waveform.ts'

/** What the full head shows: the state of the station, and the signal of all posts or of the page's own. */
export interface Station {
  stats: Stats
  days: DayCount[]
}

/** Asks the store for what the full head shows. */
export async function findStation(
  reads: Reads,
  now: number,
  only: { source?: string; tag?: string } = {},
): Promise<Station> {
  const since = (Math.floor(now / DAY_MS) - WAVE_DAYS + 1) * DAY_MS
  const [stats, days] = await Promise.all([reads.findStats(now), reads.listDays({ since, ...only })])
  return { stats, days }
}

/** The head of every page: the name of the station, what it last received, its signal, the ways on. */
export function renderHead(
  { station, isHome }: { station: Station | null; isHome: boolean },
  visit: Visit,
): SafeHtml {
  const name = html`<a class="station" href="/" rel="home">INCOMING TRANSMISSION</a>`
  return html`<header class="head${station === null && ' head-small'}">
<div class="plate">
${isHome ? html`<h1 class="name">${name}</h1>` : html`<p class="name">${name}</p>`}
${station && renderReception(station, isHome, visit)}
</div>
${station && renderWaveform(station.days, visit.now, visit.words)}
${renderNav(visit)}
</header>`
}

function renderReception({ stats }: Station, isHome: boolean, { words, now }: Visit): SafeHtml {
  const { head } = words
  const latest = isHome
    ? html`<h2 class="latest">${head.latest}</h2>`
    : html`<p class="latest">${head.latest}</p>`
  const last = stats.lastReceptionAt
  const reading =
    last === null ? head.never : html`${head.lastReception} ${renderMoment(last, now, words)} UTC`
  return html`<div class="reception">
${latest}
<p class="heard">${reading}${last !== null && html` <span class="fresh">${head.fresh(stats.entriesLastDay)}</span>`}</p>
</div>`
}

function renderNav({ path, words }: Visit): SafeHtml {
  const { nav, search } = words
  const items = [
    ['/', nav.latest],
    ['/digests', nav.digests],
    ['/tags', nav.tags],
    ['/sources', nav.sources],
    ['/search', nav.search],
    ['/about', nav.about],
  ] as const
  const links = items.map(([href, label]) => {
    const isHere = path === href
    const isWithin = href !== '/' && path.startsWith(`${href}/`)
    const mark = isHere ? html` aria-current="page"` : isWithin && html` aria-current="true"`
    return html`<li${href === '/search' && html` class="to-search"`}><a href="${href}"${mark}>${label}</a></li>`
  })
  return html`<div class="ways">
<nav aria-label="${nav.main}"><ul>${links}</ul></nav>
${path !== '/search' && html`<form class="quick" role="search" action="/search"><input type="search" name="q" aria-label="${search.label}" placeholder="${search.title}" maxlength="${SEARCH_CHARACTERS_MAX}" autocomplete="off"></form>`}
</div>`
}
