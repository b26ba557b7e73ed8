import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseSources } from './catalogue/catalogue.ts'
import { STANZA_KEYS } from './catalogue/stanza.ts'
import { COMMANDS } from './commands/commands.ts'
import { CONDITION_CODES } from './condition/condition.ts'
import { EntrySchema } from './serve/api/entry-schema.ts'
import { toExamples } from './serve/api/examples.ts'
import { ApiTagSchema } from './serve/api/tags.ts'
import { FilterQuery } from './serve/filter.ts'
import { SETTINGS } from './settings.ts'
import { createTestApp } from './testing/app.ts'
import { SHIPPED_SOURCES, SHIPPED_TAGS } from './testing/shipped-config.ts'

/** Where an example may name tags. */
interface TagsShown {
  id?: string
  children?: string[]
  related?: { id: string }[]
  tags?: { id: string }[]
  sections?: { topic: { id: string } | null }[]
}

const ROOT = join(import.meta.dirname, '..')
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8')
const readme = read('README.md')

/** The text of the fenced blocks of one language. */
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map((match) => match[1] ?? '')

describe('README', () => {
  it('tells every setting as it is', () => {
    const rows = Object.entries(SETTINGS).map(([name, { default: value, about }]) => {
      const cell = value === '' ? ' ' : ` \`${value}\` `
      return `| \`${name}\` |${cell}| ${about} |`
    })
    for (const row of rows) expect(readme).toContain(row)
  })

  it.each(COMMANDS)('tells the command $name with its words', ({ name, usage }) => {
    expect(readme).toContain(`| \`${`${name} ${usage}`.trimEnd().replaceAll('|', '\\|')}\` |`)
  })

  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const named = [...readme.matchAll(/npm (?:run (?:-s )?)?([a-z:]+)/g)].map((match) => match[1] ?? '')
    const known = [...Object.keys(scripts), 'ci', 'and', 'install']
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  })

  it('names the command behind `npm start` for those who signal one process', () => {
    const { scripts } = JSON.parse(read('package.json'))
    expect(readme).toContain(`\`node_modules/.bin/${scripts.start}\``)
  })

  it('has a picture', () => {
    expect(read('docs/digest.png').length).toBeGreaterThan(10_000)
  })

  const rules = [...readme.matchAll(/^\| (\d+) [^|]* \| [^|]+ \| `(etiquette-\w+)` \|$/gm)]

  it('proves every rule of manners by a test', () => {
    expect(rules.map(([, number]) => Number(number))).toEqual(Array.from({ length: 24 }, (_, n) => n + 1))
    for (const [, number, file] of rules)
      expect(read(`src/crawl/${file}.test.ts`), `rule ${number}`).toContain(`'rule ${number}: `)
  })

  it('tells every condition of a source', () => {
    for (const code of CONDITION_CODES) expect(readme).toContain(`\`${code}\``)
  })

  const calls = blocks(readme, 'http').flatMap((block) => block.trim().split('\n'))

  const shared = createTestApp()

  it.each(calls)('%s answers', async (call) => {
    const { app } = await shared
    const [method, url = ''] = call.split(' ')
    const answer = await app.inject({ method: method as 'GET', url: encodeURI(url) })
    expect(answer.statusCode).toBe(200)
  })

  const feeds = [...readme.matchAll(/`(\/[^`]*(?:feed\.\w+|opml)[^`]*)`/g)].map((match) => match[1] ?? '')

  const searched = [...readme.matchAll(/\b(tag|source):([\w-]+)/g)]

  it('names feeds and searches whose tags and sources exist', () => {
    const tags = SHIPPED_TAGS.map(({ id }) => id)
    const sources = SHIPPED_SOURCES.map(({ id }) => id)
    const named = [...feeds.flatMap((url) => [...url.matchAll(/(tags?|sources)[/=]([\w-]+)/g)]), ...searched]
    expect(searched.length).toBeGreaterThan(2)
    expect(named.length - searched.length).toBeGreaterThan(2)
    for (const [, kind, id] of named) expect(kind?.startsWith('source') ? sources : tags).toContain(id)
  })
})

describe('the description of the API', () => {
  it('shows tags that exist', () => {
    const known = SHIPPED_TAGS.map(({ id }) => id)
    const { findTag, suggest, findEntry, findDigest } = toExamples() as Record<string, TagsShown>
    const shown = [findTag, ...(findTag?.related ?? []), ...(suggest?.tags ?? []), ...(findEntry?.tags ?? [])]
    const ids = [...shown, ...(findDigest?.sections ?? []).map(({ topic }) => topic)].map((tag) => tag?.id)
    const named = [
      FilterQuery.properties.tag,
      ApiTagSchema.properties.id,
      EntrySchema.properties.tags.items.properties.id,
    ]
    const examples = named.flatMap((schema) => (schema as { examples?: string[] }).examples ?? []).flat()
    expect([...ids, ...(findTag?.children ?? []), ...examples].length).toBeGreaterThan(9)
    for (const id of [...ids, ...(findTag?.children ?? []), ...examples]) expect(known).toContain(id)
  })
})

describe('CONTRIBUTING', () => {
  it('shows a tag that exists', () => {
    const tags = SHIPPED_TAGS.map(({ id }) => id)
    const [, tag] = /^ {2}tags: \[([\w-]+)\]/m.exec(read('CONTRIBUTING.md')) ?? []
    expect(tags).toContain(tag)
  })

  it('shows every key of a stanza', () => {
    const shown = blocks(read('CONTRIBUTING.md'), 'yaml').flatMap(
      (block) => block.match(/^(?:- | {2})\w+/gm) ?? [],
    )
    expect([...STANZA_KEYS].filter((key) => !shown.some((each) => each.slice(2) === key))).toEqual([])
  })

  it.each(blocks(read('CONTRIBUTING.md'), 'yaml'))('shows stanzas that are valid: %s', (text) => {
    expect(parseSources({ text, file: 'CONTRIBUTING.md' })).toHaveLength(1)
  })
})

describe('ARCHITECTURE', () => {
  const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((each) => each.isDirectory())

  it('has every noun at the top of src on its map', () => {
    const [map = ''] = blocks(read('ARCHITECTURE.md'), '')
    const names = readdirSync(join(ROOT, 'src')).filter((name) => !name.endsWith('.test.ts'))
    expect(names.filter((name) => !new RegExp(`(?<![\\w-])${RegExp.escape(name)}`).test(map))).toEqual([])
  })

  const paths = new RegExp(`\`((?:src|${folders.map(({ name }) => name).join('|')})/[\\w./-]+)\``, 'g')

  it('names only files and folders that exist', () => {
    const named = [...read('ARCHITECTURE.md').matchAll(paths)].map((match) => match[1] ?? '')
    expect(named.length).toBeGreaterThan(20)
    const isThere = (name: string) => {
      const path = join(ROOT, name.startsWith('src/') ? name : `src/${name}`)
      return existsSync(path) || existsSync(`${path}.ts`)
    }
    expect(named.filter((name) => !isThere(name))).toEqual([])
  })
})
