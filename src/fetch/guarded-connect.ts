import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'

/** Time one address of several gets before the next is tried beside it (RFC 8305), ms. Node's own 250 is too short for links around the globe. */
const ADDRESS_ATTEMPT_MS = 2_000

/** Names that always mean this machine (RFC 6761 §6.3), whatever a resolver makes of them. */
const LOCALHOST = /(^|\.)localhost\.?$/i
const LOOPBACK = ['127.0.0.1', '::1']

export type Resolve = (hostname: string) => Promise<readonly string[]>

export interface ConnectOptions {
  /** Whether a connection to this address may be opened at all. */
  isAllowedAddress: (address: string, port: number) => boolean
  resolve?: Resolve | undefined
  connectMs: number
  /** Ends every socket that is still opening; those that are open belong to whoever asked for them. */
  closing: AbortSignal
}

/** A connection that was not opened because of where it would have led. */
export class BlockedAddressError extends Error {
  override readonly name = 'BlockedAddressError' as const
  readonly code = 'BLOCKED_ADDRESS' as const
  readonly hostname: string
  readonly address: string

  constructor(hostname: string, address: string) {
    super(`${hostname} is at ${address}, which is not allowed`)
    this.hostname = hostname
    this.address = address
  }
}

/** The addresses of a name as the operating system knows them. */
export const resolveBySystem: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true })).map(({ address }) => address)

/**
 * Opens sockets to allowed addresses only. Addresses in URLs are checked before connecting; names are looked up once,
 * every address found is checked, and the socket connects to exactly those, so a name that changes its answer between
 * check and use (DNS rebinding) gains nothing. One forbidden address among several refuses the name.
 */
export function createGuardedConnect(options: ConnectOptions): buildConnector.connector {
  const opening = new Set<AbortController>()
  options.closing.addEventListener('abort', () => {
    for (const each of opening) each.abort(options.closing.reason)
  })
  return (target, callback) => {
    // Sockets never call `lookup` for addresses, so those are checked here.
    const blocked = findBlocked(target, options.isAllowedAddress)
    if (blocked) {
      callback(blocked, null)
      return
    }
    const port = toPort(target)
    // Node never takes what it listens by off the signal of a socket: each has one of its own, which goes with it.
    const end = new AbortController()
    if (options.closing.aborted) end.abort(options.closing.reason)
    const connect = buildConnector({
      allowH2: false,
      maxCachedSessions: 0,
      timeout: options.connectMs,
      signal: end.signal,
      lookup: toLookup(options, port),
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: ADDRESS_ATTEMPT_MS,
    } as buildConnector.BuildOptions)
    opening.add(end)
    connect(target, (...result) => {
      opening.delete(end)
      callback(...result)
    })
  }
}

/** Where a connection would lead: the parts of a URL. */
type Target = Pick<URL, 'protocol' | 'hostname' | 'port'>

/** What forbids to connect to an address or to a name of this machine; null where that is left to a look-up. */
export function findBlocked(
  target: Target,
  isAllowedAddress: ConnectOptions['isAllowedAddress'],
): BlockedAddressError | null {
  const { hostname } = target
  const address = hostname.replace(/^\[|\]$/g, '')
  const known = isIP(address) !== 0 ? [address] : LOCALHOST.test(hostname) ? LOOPBACK : []
  const blocked = known.find((each) => !isAllowedAddress(each, toPort(target)))
  return blocked === undefined ? null : new BlockedAddressError(hostname, blocked)
}

function toPort({ port, protocol }: Target): number {
  return Number(port) || (protocol === 'https:' ? 443 : 80)
}

/** The lookup of one socket: resolves, checks, and hands over what was checked. */
function toLookup(
  { resolve = resolveBySystem, isAllowedAddress }: ConnectOptions,
  port: number,
): LookupFunction {
  const find = async (hostname: string) => {
    const addresses = LOCALHOST.test(hostname) ? LOOPBACK : await resolve(hostname)
    const blocked = addresses.find((address) => !isAllowedAddress(address, port))
    if (blocked !== undefined) throw new BlockedAddressError(hostname, blocked)
    return addresses.map((address) => ({ address, family: isIP(address) }))
  }
  return (hostname, { all }, callback) => {
    find(hostname).then(
      (found) => {
        const [first] = found
        if (!first)
          callback(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), [])
        else if (all) callback(null, found)
        else callback(null, first.address, first.family)
      },
      (error) => callback(error, []),
    )
  }
}
