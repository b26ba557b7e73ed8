import type { Names } from '../../fetch/resolve-names.ts'

/** An address of this machine at which nobody listens: the service may go there, as it may to those of the internet. */
export const OPEN_ADDRESS = '127.0.0.2'
const CLOSED_ADDRESS = '127.0.0.1'
/** Where clouds tell their machines secrets. */
const METADATA_ADDRESS = '169.254.169.254'

/** What the names of the hostile origin mean: the place that nobody may ask, at once or by the second answer. */
export const HOSTILE_NAMES: Names = {
  'private.test': [[CLOSED_ADDRESS]],
  'mixed.test': [[OPEN_ADDRESS, CLOSED_ADDRESS]],
  'rebind.test': [[OPEN_ADDRESS], [CLOSED_ADDRESS]],
  'v6private.test': [['::1']],
  'metadata.test': [[METADATA_ADDRESS]],
  'metadata.google.internal': [[METADATA_ADDRESS]],
}
