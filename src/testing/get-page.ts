import { shareTestApp } from './app.ts'
import { toTestDetail } from './builders.ts'
import type { TestState } from './reads.ts'

export const HTML = { accept: 'text/html' }

/** More posts than a page shows, of one source. */
export const MANY = { entries: Array.from({ length: 57 }, (_, index) => toTestDetail(index + 1)) }

/** A page as a browser asks for it, of a state that no test changes. */
export async function getPage(url: string, state: Partial<TestState> = MANY, headers = {}) {
  const { app } = await shareTestApp(state)
  return app.inject({ url, headers: { ...HTML, ...headers } })
}
