import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ConfigText, parseSources, parseTags } from '../catalogue/catalogue.ts'
import { parseYaml } from '../catalogue/yaml-text.ts'
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
  throw new AppError('invalid', `Wrong configuration:\n  ${mistakes.map(toLine).join('\n  ')}`, { mistakes })
}

/** A mistake for the operator: where it is, and what is wrong. */
export function toLine({ where, detail }: Mistake): string {
  return where ? `${where}: ${detail}` : detail
}

function loadSources(folder: string): Source[] {
  return parseSources(readConfig(folder, 'sources.yaml'))
}

/**
 * The sources once more, while the service runs with so many. A file without any content is refused where there were
 * some: an editor has emptied it and is about to write it. `[]` is a wish.
 */
export function reloadSources(folder: string, count: number): Source[] {
  const config = readConfig(folder, 'sources.yaml')
  const sources = parseSources(config)
  if (sources.length > 0 || count === 0 || parseYaml(config.text).value !== null) return sources
  const detail = 'expected sources, got an empty file; write [] to follow none'
  throw new AppError('invalid', `${config.file}: ${detail}`, { mistakes: [{ where: config.file, detail }] })
}

export function loadTags(folder: string): Tag[] {
  return parseTags(readConfig(folder, 'tags.yaml'))
}

function readConfig(folder: string, name: string): ConfigText {
  const file = join(folder, name)
  try {
    return { text: decode(readFileSync(file), file), file }
  } catch (error) {
    if (error instanceof AppError) throw error
    const detail = `cannot be read (${(error as NodeJS.ErrnoException).code}); CONFIG_DIR names the folder`
    throw new AppError('invalid', `${file}: ${detail}`, { mistakes: [{ where: file, detail }] })
  }
}

/** Refuses bytes that are not UTF-8: names and patterns would be read as replacement characters. */
function decode(bytes: Buffer, file: string): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  const where = `${file}:${findForeignLine(bytes)}`
  const detail = 'expected UTF-8, got bytes of another encoding; save the file as UTF-8'
  throw new AppError('invalid', `${where}: ${detail}`, { mistakes: [{ where, detail }] })
}

const NEWLINE = 0x0a

/** The first line (from 1) that is not UTF-8. */
function findForeignLine(bytes: Buffer): number {
  let line = 1
  let start = 0
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line
    line += 1
    start = end + 1
  }
  return line
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
