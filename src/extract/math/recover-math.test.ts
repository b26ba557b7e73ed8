import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { load } from 'cheerio'
import { type AnyNode, isTag, type ParentNode } from 'domhandler'
import { describe, expect, it } from 'vitest'
import type { Formula } from '../../article.ts'
import { parseHtml } from '../../parse-html.ts'
import { recoverMath } from './recover-math.ts'

/**
 * Golden files: html, a line of `=====`, then each formula on a line and the text that is left, atoms as ⟦N⟧.
 * `UPDATE=1` writes them anew.
 */
const FIXTURES = new URL('./fixtures/', import.meta.url)
const SEPARATOR = '\n=====\n'

const fixtures = readdirSync(FIXTURES)
  .sort()
  .map((file) => {
    const [html = '', expected = ''] = readFileSync(new URL(file, FIXTURES), 'utf8').split(SEPARATOR)
    return { name: file.replace('.html', ''), html, expected }
  })

describe('recoverMath', () => {
  it.each(fixtures)('reads $name', ({ name, html, expected }) => {
    const { formulas, text } = recover(html)
    const told = [...formulas.map(tell), text].join('\n')
    if (process.env.UPDATE) writeFileSync(new URL(`${name}.html`, FIXTURES), `${html}${SEPARATOR}${told}\n`)
    else expect(`${told}\n`).toBe(expected)
  })

  it.each(fixtures)('says nothing of $name twice', ({ html }) => {
    const { formulas, text } = recover(html)
    for (const { tex } of formulas) if (tex.length > 3) expect(text).not.toContain(tex)
  })

  const parsedAlike = fixtures.filter(({ name }) => !name.includes('swallowed'))
  it.each(parsedAlike)('reads $name in the tree of another parser', ({ html, expected }) => {
    const formulas = recoverMath(load(html).root()[0] as ParentNode, modeOf(html))
    expect(formulas.map(tell)).toEqual(expected.split('\n').slice(0, formulas.length))
  })
})

type Mode = Parameters<typeof recoverMath>[1]

function modeOf(html: string): Mode {
  return (/<!\x2d- mode: (\w+)/.exec(html)?.[1] ?? 'auto') as Mode
}

function recover(html: string): { formulas: Formula[]; text: string } {
  const { root, $ } = parseHtml(html)
  const formulas = recoverMath(root, modeOf(html))
  return { formulas, text: $.root().contents().get().map(toText).join('').replace(/\s+/g, ' ').trim() }
}

/** The text of a node with its atoms as ⟦N⟧. */
function toText(node: AnyNode): string {
  if (node.type === 'text') return node.data
  if (!isTag(node) || UNSEEN.has(node.name)) return ''
  const { 'data-formula': index } = node.attribs
  return index === undefined ? node.children.map(toText).join('') : `⟦${index}⟧`
}

const UNSEEN = new Set(['script', 'style', 'noscript'])

function tell({ tex, display }: Formula): string {
  return `${display ? 'block' : 'inline'} ${JSON.stringify(tex)}`
}
