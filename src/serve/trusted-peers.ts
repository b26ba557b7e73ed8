import type { IncomingMessage } from 'node:http'
import proxyAddress from '@fastify/proxy-addr'

/** Where our own requests seem to come from: no address that a connection could have. */
const RENEWAL = 'renewal'
/** The same where the answer is for readers behind a trusted proxy. */
const TRUSTED_RENEWAL = 'trusted-renewal'

/** Whom the headers X-Forwarded-* are believed of. */
export interface TrustedPeers {
  /** Whether an address is a trusted proxy; hop 0 is the other end of the connection. */
  isTrusted(address: string, hop: number): boolean
  /** Whether the sender of a request is one. */
  isPeerTrusted(request: IncomingMessage): boolean
}

/** All, none, or these addresses. Our own requests are trusted as much as the request that they are made for. */
export function createTrustedPeers(trustProxy: boolean | string[]): TrustedPeers {
  const isListed = typeof trustProxy === 'boolean' ? () => trustProxy : proxyAddress.compile(trustProxy)
  const isTrusted = (address: string, hop: number) =>
    hop === 0 && isRenewalAddress(address) ? address === TRUSTED_RENEWAL : isListed(address, hop)
  return {
    isTrusted,
    isPeerTrusted: ({ socket }) => isTrusted(socket.remoteAddress ?? '', 0),
  }
}

/** Where a request of our own comes from that renews what a peer asked for. */
export function toRenewalAddress(isPeerTrusted: boolean): string {
  return isPeerTrusted ? TRUSTED_RENEWAL : RENEWAL
}

/** Whether a request is our own. */
export function isRenewal({ socket }: IncomingMessage): boolean {
  return isRenewalAddress(socket.remoteAddress ?? '')
}

function isRenewalAddress(address: string): boolean {
  return address === RENEWAL || address === TRUSTED_RENEWAL
}
