/**
 * What the numbers of HTTP statuses mean, in English (RFC 9110 §15). Taken from the module as the process has it: to import
 * from `node:http` reads all it exports, a client for WebSocket among it that costs each thread 14 MiB and a tenth of a
 * second.
 */
export const REASON_PHRASES: Readonly<Record<number, string | undefined>> =
  process.getBuiltinModule('node:http').STATUS_CODES
