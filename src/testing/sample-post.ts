import type { Block, BlockKind, Content, Run } from '../article.ts'

/** What a written sample becomes: the parts of a draft that understanding needs. */
export interface SamplePost {
  title: string
  authors: string[]
  excerpt: string | null
  categories: string[]
  content: Content
}

const KINDS: [prefix: string, kind: BlockKind][] = [
  ['## ', 'heading'],
  ['- ', 'item'],
  ['~ ', 'item'],
  ['> ', 'quote'],
  ['! ', 'caption'],
  ['| ', 'table'],
  ['```', 'code'],
]
const FIELD = /^(title|authors|excerpt|categories): (.*)$/

/**
 * Reads a post written for tests: `title:`, `authors:`, `excerpt:`, `categories:` lines, then blocks parted by blank
 * lines. `## ` begins a heading, `- ` a list item, `~ ` an item that is a link, `> ` a quote, `! ` a caption, `| ` a
 * table row, three backticks code; formulas stand as `\(tex\)` and `\[tex\]`, and `**` around strong words at a block's start.
 */
export function readSamplePost(source: string): SamplePost {
  const fields: Record<string, string> = {}
  const blocks: Block[] = []
  for (const part of source.trim().split(/\n\s*\n|\n(?=[-~] )/)) {
    const lines = part.split('\n').filter((line) => {
      const field = FIELD.exec(line)
      if (field?.[1]) fields[field[1]] = field[2] ?? ''
      return !field
    })
    const text = lines.join(' ').trim()
    if (text !== '') blocks.push(toBlock(text))
  }
  return {
    title: fields.title ?? '',
    authors: toList(fields.authors),
    excerpt: fields.excerpt ?? null,
    categories: toList(fields.categories),
    content: toContent(blocks),
  }
}

function toBlock(source: string): Block {
  const [prefix, kind] = KINDS.find(([start]) => source.startsWith(start)) ?? ['', 'paragraph' as const]
  const written = source.slice(prefix.length).replace(/```$/, '').trim()
  const [, strong = '', rest = ''] = /^\*\*(.+?)\*\*(.*)$/.exec(written) ?? []
  const text = strong ? strong + rest : written
  const runs = toRuns(text)
  const isMath = runs.length === 1 && typeof runs[0] !== 'string' && runs[0]?.display
  return {
    kind: isMath ? 'math' : kind,
    runs,
    linkLength: prefix === '~ ' ? text.length : 0,
    ...(strong && (rest ? { leadIn: strong.length } : { isLabel: true as const })),
  }
}

function toRuns(text: string): Run[] {
  return text
    .split(/(\\\(.*?\\\)|\\\[.*?\\\])/)
    .filter((run) => run !== '')
    .map((run) => {
      if (!/^\\[([]/.test(run)) return run
      const tex = run.slice(2, -2)
      return { tex, display: run.startsWith('\\['), mathml: `<math><mi>${tex.length}</mi></math>` }
    })
}

function toContent(blocks: Block[]): Content {
  const toText = (run: Run) =>
    typeof run === 'string' ? run : run.display ? `\\[${run.tex}\\]` : `\\(${run.tex}\\)`
  return {
    html: '',
    text: blocks.map((block) => block.runs.map(toText).join('')).join('\n\n'),
    blocks,
    formulas: blocks.flatMap((block) => block.runs.filter((run) => typeof run !== 'string')),
    image: null,
    links: [],
  }
}

function toList(field: string | undefined): string[] {
  return (field ?? '').split(', ').filter(Boolean)
}
