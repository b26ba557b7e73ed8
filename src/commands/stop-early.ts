import type { Fetcher } from '../document.ts'
import { AppError } from '../errors.ts'

/**
 * Does work that waits for origins, and ends it when the operator asks the process to end: requests are broken off, and
 * what then fails is told as a stop.
 */
export async function stopEarly<T>(
  signal: AbortSignal,
  fetcher: Pick<Fetcher, 'close'>,
  work: () => Promise<T>,
): Promise<T> {
  const stop = () => void fetcher.close()
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await work()
  } catch (error) {
    if (!signal.aborted) throw error
    throw new AppError('unavailable', 'Stopped before it was done.', { cause: error })
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
