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

  it('shows the formulas of a passage as the post does', async () => {
    const math = (attributes: string, tex: string) =>
      `<math${attributes}><semantics><mi>x</mi><annotation encoding="application/x-tex">${tex}</annotation></semantics></math>`
    const inline = math('', "f'(a &lt; b)")
    const fields = {
      contentText: "A muon \\(f'(a < b)\\), \\[f\\] & \\(\\odd<\\).",
      contentHtml: `<p>A muon ${math(' display="block"', "f'(a &lt; b)")} ${inline}, ${math(' display="block"', 'f')}`,
    }
    expect(await findSnippet(fields, 'muon')).toBe(
      `A <mark>muon</mark> ${inline}, ${math(' display="block"', 'f')} &amp; <code>\\(\\odd&lt;\\)</code>.`,
    )
  })
})
