import { type Logger, pino } from 'pino'
import type { Settings } from './settings.ts'

/** A logger that writes JSON lines to stdout; `fields` stand on every line. */
export function createLog(level: Settings['logLevel'], fields: Record<string, string> = {}): Logger {
  return pino({
    level,
    base: fields,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: pino.stdSerializers.err },
    redact: ['req.headers.authorization', 'req.headers.cookie'],
  })
}
