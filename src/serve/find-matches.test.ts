import { describe, expect, it } from 'vitest'
import type { EntryDetail } from '../entry.ts'
import { toTestDetail } from '../testing/builders.ts'
import { createTestReads } from '../testing/reads.ts'
import { findMatches } from './find-matches.ts'

/** What is shown of one entry below its title. */
async function findSnippet(fields: Partial<EntryDetail>, q: string): Promise<string | undefined> {
  const entry = toTestDetail(1, { title: 'A title', ...fields })
  const matches = await findMatches([entry], { q, reads: createTestReads({ entries: [entry] }) })
  return matches.get(entry.id)?.snippetHtml
}

describe('findMatches', () => {
  it('shows the passage where only a formula of the snippet holds the word', async () => {
    const fields = {
      snippet: 'A loss \\(\\alpha\\).',
      snippetHtml: 'A loss <math><mi>α</mi></math>.',
      contentText: 'A loss \\(\\alpha\\). Alpha is great.',
    }
    expect(await findSnippet(fields, 'alpha')).toBe('… <mark>Alpha</mark> is great.')
  })
})
