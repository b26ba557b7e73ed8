import { html } from '../html.ts'
import type { Problem } from '../problem.ts'
import { renderDocument } from './layout.ts'
import { readPreferences } from './preferences.ts'
import { WORDS } from './words.ts'

/** The request that met with it; without one the page is in English. */
interface Asked {
  url: string
  query: unknown
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** Whether no route knows its address. */
  is404?: boolean
}

/** A whole html page that says what went wrong, for clients that accept html. Asks the store nothing, so it can say anything. */
export function renderProblem(problem: Pick<Problem, 'status' | 'title' | 'detail'>, asked?: Asked): string {
  const query = (asked?.query ?? {}) as Record<string, unknown>
  const preferences = readPreferences(query, asked?.headers ?? {})
  const words = WORDS[preferences.language]
  const title = words.problem.titles[problem.status] ?? problem.title
  const detail = asked?.is404 && problem.status === 404 ? words.problem.nowhere : problem.detail
  // Refusals of parameters are said in English only.
  const isEnglish = preferences.language !== 'en' && !/\p{Script=Han}/u.test(detail)
  const visit = {
    // One slash only: `//elsewhere/` in a link would lead to another host.
    path: (asked?.url.split('?')[0] ?? '').replace(/^[/\\]*/, '/'),
    query: {},
    parameters: {},
    base: '',
    preferences,
    words,
    now: 0,
  }
  const body = html`<section class="quiet problem">
<p class="kind">${words.problem.status(problem.status)}</p>
<h1>${title}</h1>
<p${isEnglish && html` lang="en"`}>${detail}</p>
<p><a class="action" href="/">${words.problem.home}</a></p>
</section>`
  return renderDocument({ title, description: detail, body, status: problem.status }, visit).toString()
}
