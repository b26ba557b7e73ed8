import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Methods of WebSub §7.1. SHA-1 is among them because the largest public hubs sign with nothing else, and because what
 * is broken of it, finding two documents with one hash, does not help to forge an HMAC without its key.
 */
const METHODS = new Set(['sha1', 'sha256', 'sha384', 'sha512'])
const SIGNATURE = /^\s*([a-z0-9]{1,10})\s*=\s*([0-9a-f]{1,200})\s*$/i

/**
 * Whether a delivery is signed with the secret: `signature` is the value of X-Hub-Signature, `method=hex`. Compared in
 * constant time, over the bytes as they came.
 */
export function isSigned(body: Uint8Array, signature: string | undefined, secret: string): boolean {
  const [, name = '', hex = ''] = SIGNATURE.exec(signature ?? '') ?? []
  const method = name.toLowerCase()
  if (!METHODS.has(method)) return false
  const wanted = createHmac(method, secret).update(body).digest()
  const given = Buffer.from(hex, 'hex')
  return given.length === wanted.length && hex.length === wanted.length * 2 && timingSafeEqual(given, wanted)
}
