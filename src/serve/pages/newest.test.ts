import { describe, expect, it } from 'vitest'
import { toTestDetail } from '../../testing/builders.ts'
import { createTestReads } from '../../testing/reads.ts'
import { openNewest } from './newest.ts'

describe('openNewest', () => {
  it('is when the newest post was first seen, whatever its date', async () => {
    const entries = [toTestDetail(1, { seenAt: 5 }), toTestDetail(2, { seenAt: 9 })]
    expect(await openNewest(createTestReads({ entries }))()).toBe(9)
    expect(await openNewest(createTestReads())()).toBeNull()
  })

  it('asks anew when the data has changed, and only then', async () => {
    const reads = createTestReads({ entries: [toTestDetail(1, { seenAt: 5 })] })
    const findNewest = openNewest(reads)
    await Promise.all([findNewest(), findNewest()])
    expect(reads.calls.filter((name) => name === 'listEntries')).toHaveLength(1)
    reads.state.entries.push(toTestDetail(2, { seenAt: 9 }))
    reads.state.version += 1
    expect(await findNewest()).toBe(9)
  })
})
