import { describeAtOnce } from '../testing/at-once-contract.ts'
import { describeSearch } from '../testing/search-contract.ts'
import { describeSourceState } from '../testing/source-state-contract.ts'
import { describeStore } from '../testing/store-contract.ts'
import { describeSubscriptions } from '../testing/subscriptions-contract.ts'
import { openStore } from './open-store.ts'

const open = () => openStore('file::memory:')

describeStore('SQLite', open)
describeSearch('SQLite', open)
describeSourceState('SQLite', open)
describeSubscriptions('SQLite', open)
describeAtOnce('SQLite', open)
