import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { toEdition, writePage } from '../demo/edition.ts'
import type { Block } from '../demo/prose.ts'
import { readBlogs } from '../demo/read-blogs.ts'
import { toPlainText } from '../demo/write-inline.ts'

/** A page of which is known what a reader would call its post. */
export interface KnownPage {
  /** Pages of one kind are judged together. */
  kind: string
  url: string
  html: string
  /** Plain text of the post, formulas as bare TeX. */
  text: string
  /** TeX of each formula. */
  formulas: string[]
  title: string | null
  author: string | null
  /** A day, YYYY-MM-DD. */
  published: string | null
}

/** One page of `truth.json`, as the Web Content Extraction Benchmark (Murrough-Foley, 2026) states it. */
interface Truth extends Omit<KnownPage, 'kind' | 'html' | 'formulas'> {
  id: string
  type: string
}

/** The pages of a folder: answers in `truth.json`, each page in `html/ID.html.gz`. */
export function readKnownPages(folder: string): KnownPage[] {
  const truths: Truth[] = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))
  return truths.map(({ id, type, ...truth }) => {
    const html = gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`))).toString()
    return { ...truth, kind: type, html, formulas: [] }
  })
}

/** The sample blogs' pages: known because each is written from a text of ours in the markup of its platform. */
export function writeKnownPages(now: number): KnownPage[] {
  return readBlogs(now).flatMap((blog) => {
    const edition = toEdition(blog, `https://${blog.id}.example/`)
    return edition.posts.map((printed) => ({
      kind: 'sample blogs',
      url: printed.url,
      html: writePage(edition, printed),
      text: printed.post.blocks.flatMap(toTexts).map(toPlainText).join('\n'),
      formulas: printed.post.blocks.flatMap(toFormulas),
      title: printed.post.title,
      // Not every platform states them on its pages.
      author: null,
      published: null,
    }))
  })
}

/** The marked-up texts of a block. */
function toTexts(block: Block): string[] {
  switch (block.kind) {
    case 'formula':
      return [`$${block.tex}$`]
    case 'list':
      return block.items
    case 'table':
      return block.rows.flat()
    case 'figure':
      return [block.caption]
    case 'more':
      return []
    default:
      return [block.text]
  }
}

function toFormulas(block: Block): string[] {
  if (block.kind === 'code') return []
  return toTexts(block).flatMap((text) =>
    [...text.replaceAll('\\$', '').matchAll(/\$([^$\n]+)\$/g)].map(([, tex = '']) => tex),
  )
}
