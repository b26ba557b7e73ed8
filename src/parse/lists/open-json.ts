import { detect } from '../detect.ts'
import { openPage, type Page } from './page.ts'
import { parseJson, readStatedJson } from './stated-json.ts'

/** What some servers put before their JSON so that no script can load it. */
const GUARD = /^\s*(?:\)\]\}'?,?|for\s*\(;;\);|while\s*\(1\);|\/\*\*\/)\s*/
/** `callback({…});` */
const CALL = /^[\w$.]{1,100}\s*\((?=\s*[[{])/

/** The JSON of a document: of an answer the whole, of a page what stands in its scripts; none where there is none. */
export function openJson(text: string, url: string): { values: unknown[]; page: Page | null } {
  const bare = text.replace(GUARD, '')
  const call = CALL.exec(bare)?.[0]
  const body = call ? bare.slice(call.length).replace(/\)\s*;?\s*$/, '') : bare
  const values = parseJson(body).filter((value) => typeof value === 'object' && value !== null)
  if (values.length > 0 || detect(text).kind !== 'html') return { values, page: null }
  const page = openPage(text, url)
  return { values: readStatedJson(page), page }
}
