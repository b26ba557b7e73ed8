import { describe } from 'vitest'
import type { Store } from '../store/open-store.ts'
import { describeEditions } from './editions-contract.ts'
import { describeEntryLists } from './entry-list-contract.ts'
import { describeKinship } from './kinship-contract.ts'
import { describeLists } from './list-contract.ts'
import { describeSaving } from './saving-contract.ts'
import { describeSources } from './source-contract.ts'
import { createStoreRig } from './store-rig.ts'
import { describeStories } from './story-contract.ts'
import { describeWords } from './words-contract.ts'

/** The contract of an engine: everything the service asks of a store. `open` answers an empty one each time. */
export function describeStore(engine: string, open: () => Promise<Store>): void {
  describe(engine, () => {
    const rig = createStoreRig(open)
    describeSaving(rig)
    describeEntryLists(rig)
    describe('lists', () => describeLists(() => rig.store))
    describeWords(rig)
    describeKinship(rig)
    describeStories(rig)
    describeSources(rig)
    describeEditions(rig)
  })
}
