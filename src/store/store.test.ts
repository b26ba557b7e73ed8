import { describeStore } from '../testing/store-contract.ts'
import { openStore } from './open-store.ts'

describeStore('SQLite', () => openStore('file::memory:'))
