import type { Selector } from '../../source.ts'
import type { Elements } from './page.ts'

/** One selector of a list of fallbacks. */
export interface SelectorStep {
  select: string
  attribute: string | null
}

/** A selector setting as its ordered fallbacks. */
export function toSteps(selector: Selector | undefined): SelectorStep[] {
  if (selector === undefined) return []
  return (Array.isArray(selector) ? selector : [selector]).map((step) =>
    typeof step === 'string'
      ? { select: step, attribute: null }
      : { select: step.select, attribute: step.attribute ?? null },
  )
}

/** How operators write them: for warnings. */
export function showSteps(selector: Selector | undefined): string {
  return toSteps(selector)
    .map(({ select, attribute }) => `"${select}"${attribute ? ` (${attribute})` : ''}`)
    .join(', ')
}

/** What the step selects inside `scope`; `:scope` or nothing is the scope itself. Selectors that are none match nothing. */
export function select(scope: Elements, { select: selector }: SelectorStep): Elements {
  if (selector.trim() === '' || selector.trim() === ':scope') return scope
  try {
    return scope.find(selector) as Elements
  } catch {
    return scope.slice(0, 0)
  }
}

/** The first fallback that gives a value for an element that it matches; null when none does. */
export function readFirst<T>(
  scope: Elements,
  selector: Selector | undefined,
  read: (match: Elements, attribute: string | null) => T | null,
): T | null {
  for (const step of toSteps(selector)) {
    const matches = select(scope, step)
    for (let index = 0; index < matches.length; index++) {
      const value = read(matches.eq(index), step.attribute)
      if (value !== null) return value
    }
  }
  return null
}

/** Every value of the first fallback that gives any. */
export function readAll(
  scope: Elements,
  selector: Selector | undefined,
  read: (match: Elements, attribute: string | null) => string | null,
): string[] {
  for (const step of toSteps(selector)) {
    const matches = select(scope, step)
    const values = matches.toArray().flatMap((_, index) => read(matches.eq(index), step.attribute) ?? [])
    if (values.length > 0) return [...new Set(values)]
  }
  return []
}
