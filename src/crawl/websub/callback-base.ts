import { isPublicAddress } from '../../fetch/address.ts'
import type { Settings } from '../../settings.ts'

/** An IP address as a parsed URL writes it. */
const ADDRESS = /^[\d.]+$|:/
const LOCAL_NAME = /(^|\.)(localhost|local|internal|home\.arpa)\.?$/i

/**
 * Where hubs can call us: at the public address, or null where there is none, or one that is public for this machine or
 * network alone (unless private networks are allowed: then hubs may stand there too).
 */
export function toCallbackBase({
  publicUrl,
  allowPrivateNetworks,
}: Pick<Settings, 'publicUrl' | 'allowPrivateNetworks'>): string | null {
  if (publicUrl === null || allowPrivateNetworks === true) return publicUrl
  const name = (URL.parse(publicUrl)?.hostname ?? '').replace(/^\[|\]$/g, '')
  const isReachable = ADDRESS.test(name)
    ? isPublicAddress(name)
    : name.includes('.') && !LOCAL_NAME.test(name)
  return isReachable ? publicUrl : null
}
