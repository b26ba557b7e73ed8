import type { Block } from '../article.ts'
import type { EntryDraft, Insight } from '../entry.ts'
import type { Tag } from '../tag.ts'
import { createConcepts } from './concepts.ts'
import { toFingerprint } from './fingerprint.ts'
import { detectLanguage } from './language.ts'
import { findOriginalLink } from './original-link.ts'
import { listPapers } from './papers.ts'
import { toReading } from './reading.ts'
import { toSnippet } from './snippet.ts'
import { tagPost } from './tags.ts'

/** Characters of prose by which a language is told. */
const PROSE_CHARACTERS_MAX = 20_000

/** Understands a post: what its draft says, and the vocabulary ids or plain words of its source, into what we add to it. */
export type Enricher = (draft: EntryDraft, sourceTags: readonly string[]) => Insight

/** An enricher with a vocabulary, which is indexed once. Pure: the same draft gives the same insight. */
export function createEnricher(vocabulary: readonly Tag[]): Enricher {
  const concepts = createConcepts(vocabulary)
  return (draft, sourceTags) => {
    const { title, url, canonicalUrl, categories, content } = draft
    const { blocks } = content
    const language = detectLanguage({ text: toProse(title, blocks), hint: draft.languageHint })
    const snippet = toSnippet(draft)
    return {
      language,
      snippet: snippet.text,
      snippetHtml: snippet.html,
      tags: tagPost(concepts, { title, blocks, categories, sourceTags, language }),
      papers: listPapers({ title, links: [url, canonicalUrl, ...content.links], text: content.text }),
      ...toReading(blocks),
      hasMath: content.formulas.length > 0,
      fingerprint: toFingerprint(content.text),
      originalUrl: findOriginalLink({ html: content.html, url }),
    }
  }
}

/** What was written as language: the title and the blocks without code and formulas. */
function toProse(title: string, blocks: readonly Block[]): string {
  let prose = title
  for (const block of blocks) {
    if (prose.length > PROSE_CHARACTERS_MAX) break
    if (block.kind === 'code') continue
    for (const run of block.runs) if (typeof run === 'string') prose += ` ${run}`
  }
  return prose
}
