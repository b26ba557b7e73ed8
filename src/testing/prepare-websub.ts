import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { createHubListener, createWebsubRig, type HubListener, type WebsubRig } from './websub-rig.ts'

/** What a blog says that is followed through its hub. */
export const PUSHED = 'every day: its hub tells us of new posts'

/** Prepares a rig before each test of a file, hands it to `take`, and closes it afterwards. */
export function prepareWebsub(take: (rig: WebsubRig) => void) {
  let listener: HubListener
  let rig: WebsubRig
  beforeAll(async () => {
    listener = await createHubListener()
  })
  afterAll(() => listener.close())
  beforeEach(async () => {
    rig = await createWebsubRig(listener)
    take(rig)
  })
  afterEach(() => rig.close())
  return {
    /** Reads the feed, asks its hub, is verified. */
    async subscribe() {
      await rig.refresh()
      await rig.tend()
    },
    /** Lets time pass until something is due for the subscription, and does it. */
    async tendWhenDue() {
      rig.clock.now = (await rig.own())?.actAt ?? rig.clock.now
      await rig.tend()
    },
  }
}
