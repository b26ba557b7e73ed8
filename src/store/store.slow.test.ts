import pg from 'pg'
import { afterAll, describe, it } from 'vitest'
import { describeAtOnce } from '../testing/at-once-contract.ts'
import { startPostgres } from '../testing/postgres.ts'
import { describeSearch } from '../testing/search-contract.ts'
import { describeSourceState } from '../testing/source-state-contract.ts'
import { describeStore } from '../testing/store-contract.ts'
import { describeSubscriptions } from '../testing/subscriptions-contract.ts'
import { openStore } from './open-store.ts'

const server = startPostgres()

if (server) {
  const openEmpty = async () => {
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
    await client.end()
    return openStore(server.url)
  }
  describeStore('PostgreSQL', openEmpty)
  describeSearch('PostgreSQL', openEmpty)
  describeSourceState('PostgreSQL', openEmpty)
  describeSubscriptions('PostgreSQL', openEmpty)
  describeAtOnce('PostgreSQL', openEmpty, () => openStore(server.url))
  afterAll(() => server.stop())
} else {
  describe('PostgreSQL', () =>
    it.skip('is not installed: its binaries stand in no /usr/lib/postgresql/*/bin', () => {}))
}
