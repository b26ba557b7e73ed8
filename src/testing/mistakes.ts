import { AppError } from '../errors.ts'

export const FILE = 'config/x.yaml'

/** What a parser says of a text, as `line: detail`; a bug throws on. */
export function mistakesOf(parse: () => unknown): string[] {
  try {
    parse()
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error
    return error.mistakes.map(({ where, detail }) => `${where.replace(`${FILE}:`, '')}: ${detail}`)
  }
  return []
}
