import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSources, parseTags } from '../catalogue.ts'
import { AppError, type Mistake } from '../errors.ts'
import type { Source } from '../source.ts'
import type { Tag } from '../tag.ts'

export interface Config {
  sources: Source[]
  tags: Tag[]
}

/** Reads both files of the folder. Throws AppError('invalid') with the mistakes of both. */
export function loadConfig(folder: string): Config {
  const mistakes: Mistake[] = []
  const sources = attempt(() => loadSources(folder), mistakes)
  const tags = attempt(() => loadTags(folder), mistakes)
  if (sources && tags) return { sources, tags }
  const lines = mistakes.map(({ where, detail }) => (where ? `${where}: ${detail}` : detail))
  throw new AppError('invalid', `Wrong configuration:\n  ${lines.join('\n  ')}`, { mistakes })
}

export function loadSources(folder: string): Source[] {
  return parseSources(readConfig(folder, 'sources.yaml'))
}

export function loadTags(folder: string): Tag[] {
  return parseTags(readConfig(folder, 'tags.yaml'))
}

function readConfig(folder: string, name: string): { text: string; file: string } {
  const file = join(folder, name)
  try {
    return { text: readFileSync(file, 'utf8'), file }
  } catch (error) {
    const detail = `cannot be read (${(error as NodeJS.ErrnoException).code}); CONFIG_DIR names the folder`
    throw new AppError('invalid', `${file}: ${detail}`, { mistakes: [{ where: file, detail }] })
  }
}

function attempt<T>(work: () => T, mistakes: Mistake[]): T | null {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    mistakes.push(...(error.mistakes.length > 0 ? error.mistakes : [{ where: '', detail: error.message }]))
    return null
  }
}
