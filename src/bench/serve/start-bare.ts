import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** Starts bare fastify with the answers of another server; `url` is without a slash at the end. */
export async function startBare(
  origin: string,
  paths: readonly string[],
): Promise<{ url: string; stop(): void }> {
  const child = fork(join(import.meta.dirname, 'bare-server.ts'), [origin, ...paths])
  const [url] = (await once(child, 'message')) as [string]
  return { url, stop: () => child.disconnect() }
}
