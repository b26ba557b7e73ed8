import { afterAll, expect, it } from 'vitest'
import { openStore } from '../store/open-store.ts'
import { createCommandRig } from '../testing/command-rig.ts'
import { startPostgres } from '../testing/postgres.ts'
import { doctor } from './doctor.ts'

const server = startPostgres()

if (server) {
  afterAll(() => server.stop())

  it('looks over a station on PostgreSQL, before its first start and after', async () => {
    const examine = async () => {
      const { context, readWritten } = createCommandRig({ databaseUrl: server.url })
      expect(await doctor.run(context, { positionals: [], values: {} })).toBe(0)
      return readWritten()
    }
    expect(await examine()).toMatch(/database +PostgreSQL answers, without tables yet/)
    await (await openStore(server.url)).database.close()
    expect(await examine()).toMatch(/database +0 entries in PostgreSQL\n.*sources +0 of 0 failing/)
  })
} else {
  it.skip('looks over a station on PostgreSQL: it is not installed', () => {})
}
