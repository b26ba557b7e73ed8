import { html, type SafeHtml } from '../html.ts'
import { type Change, FILTER_NAMES, type FilterName, readValues, toAddress } from './address.ts'
import type { ToName } from './filter-names.ts'
import type { Visit } from './visit.ts'

/** Languages offered as a filter; any other works in the address. */
const LANGUAGES = ['en', 'zh'] as const

/** The ways to narrow and order a list, as links; what the address already narrows can be taken away one by one. */
export function renderFilters(
  visit: Visit,
  options: { sorts: readonly string[]; shown?: readonly FilterName[]; toName: ToName },
): SafeHtml {
  const { filters } = visit.words
  return html`<nav class="filters" aria-label="${filters.label}">
${renderLanguages(visit)}
${renderSorts(visit, options.sorts)}
${renderActive(visit, options)}
</nav>`
}

/** Whether the language chosen is one of those that stand there to choose. */
function isOffered({ query }: Visit): boolean {
  const chosen = readValues(query, 'language')
  return chosen.length === 1 && LANGUAGES.some((language) => language === chosen[0])
}

function renderLanguages(visit: Visit): SafeHtml {
  const { filters, languages } = visit.words
  const chosen = readValues(visit.query, 'language')
  const choices = LANGUAGES.map((language) => {
    const isOn = chosen.length === 1 && chosen[0] === language
    return renderChoice(visit, { change: { language }, label: languages[language], isOn, language })
  })
  const all = renderChoice(visit, {
    change: { language: null },
    label: filters.all,
    isOn: chosen.length === 0,
    language: '',
  })
  return renderGroup(filters.language, [all, ...choices])
}

function renderSorts(visit: Visit, sorts: readonly string[]): SafeHtml | null {
  const { filters } = visit.words
  if (sorts.length < 2) return null
  const chosen = readValues(visit.query, 'sort')[0] ?? sorts[0]
  const choices = sorts.map((sort) => {
    const label = filters[sort as 'published' | 'seen' | 'relevance']
    return renderChoice(visit, {
      change: { sort: sort === sorts[0] ? null : sort },
      label,
      isOn: chosen === sort,
    })
  })
  return renderGroup(filters.order, choices)
}

function renderActive(
  visit: Visit,
  { shown = [], toName }: { shown?: readonly FilterName[]; toName: ToName },
): SafeHtml | null {
  const { filters } = visit.words
  const hidden: FilterName[] = ['sort', ...shown]
  if (isOffered(visit)) hidden.push('language')
  const marks = FILTER_NAMES.filter((name) => !hidden.includes(name)).flatMap((name) => {
    const values = readValues(visit.query, name)
    return values.map((value) => {
      const others = values.filter((each) => each !== value)
      const href = toAddress(visit.path, visit.query, { [name]: others })
      const label = `${filters.names[name]} ${toName(name, value)}`
      return html`<li><a href="${href}" aria-label="${filters.remove} ${label}">${label} <span aria-hidden="true">×</span></a></li>`
    })
  })
  return marks.length === 0 ? null : renderGroup(filters.only, marks)
}

interface Choice {
  change: Change
  label: string
  isOn: boolean
  /** For the script, which remembers it. */
  language?: string
}

function renderChoice(visit: Visit, { change, label, isOn, language }: Choice): SafeHtml {
  const href = toAddress(visit.path, visit.query, change)
  const remembered = language !== undefined && html` data-language="${language}"`
  return html`<li><a href="${href}"${remembered}${isOn && html` aria-current="true"`}>${label}</a></li>`
}

function renderGroup(label: string, items: SafeHtml[]): SafeHtml {
  return html`<div class="filter"><span class="label">${label}</span><ul>${items}</ul></div>`
}
