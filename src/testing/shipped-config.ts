import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSources, parseTags } from '../catalogue/catalogue.ts'

/** The sources and the vocabulary that this repository ships: read once, since the vocabulary is long. */
export const SHIPPED_SOURCES = parseSources(read('sources.yaml'))
export const SHIPPED_TAGS = parseTags(read('tags.yaml'))

function read(name: string): { file: string; text: string } {
  const file = join('config', name)
  return { file, text: readFileSync(join(import.meta.dirname, '../..', file), 'utf8') }
}
