/** What the system was asked for: anything but files. */
const CALLS = new Set(['connect', 'read', 'write', 'getaddrinfo'])
/** Codes of the system: the server cannot be reached. */
const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
])
/**
 * States that PostgreSQL tells: connections that fail (class 08), too many of them (53300), an administrator or a crash
 * ended it (57P01, 57P02), and it does not take any yet (57P03).
 */
const POSTGRES_STATES = /^(?:08\w{3}|53300|57P0[123])$/
/** What the driver itself says, without a code. */
const DRIVER_WORDS = /^Connection terminated|^timeout exceeded when trying to connect/

/** Whether an error of the store says that its database cannot be reached at this moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  if (!(error instanceof Error)) return false
  const { code, syscall = '' } = error as NodeJS.ErrnoException
  if (code === undefined) return DRIVER_WORDS.test(error.message)
  return POSTGRES_STATES.test(code) || (CONNECTION_CODES.has(code) && CALLS.has(syscall))
}
