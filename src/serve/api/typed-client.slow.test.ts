import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { generateApi } from 'swagger-typescript-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../testing/app.ts'
import { toTestDetail, toTestEdition } from '../../testing/builders.ts'

const TSC = join(import.meta.dirname, '../../../node_modules/.bin/tsc')
const ENTRIES = 45

/** What somebody would write who knows the API by its types alone. */
const PROGRAM = `
import { Api, ContentType, type Entry, type EntryDetail, type EntryPart, type Problem } from './client.ts'

const { api } = new Api({ baseUrl: process.argv[2]! })

const ids: string[] = []
let cursor: string | undefined
do {
  const { data } = await api.listEntries({ tag: ['nlp'], limit: 20, cursor })
  ids.push(...(data.entries as Entry[]).map((entry) => entry.id))
  cursor = data.next ?? undefined
} while (cursor !== undefined)

const entry = (await api.findEntry(ids[0]!)).data as EntryDetail
const related: Entry[] = entry.related
const precision: 'minute' | 'day' | 'month' | 'seen' = entry.publishedPrecision
const updatedAt: string | null = entry.updatedAt
// @ts-expect-error: there is no such field
entry.publishedOn

const { data: narrowed } = await api.listEntries({ fields: ['id', 'title'], limit: 1 })
const part: EntryPart = narrowed.entries[0]!
const { data: batch } = await api.listEntries({ id: ids.slice(0, 3) })
const { data: found } = await api.listEntries({ q: 'post', sort: 'relevance' })
const { data: tags } = await api.listTags()
const { data: sources } = await api.listSources()
const { data: digests } = await api.listDigests()
const { data: digest } = await api.findDigest(digests.digests[0]!.week)
const { data: stats } = await api.findStats()
const problem: Problem = await api.findEntry('unknown').then(
  () => { throw new Error('found') },
  (refused) => refused.error,
)
const mistakes: Problem = await api.listEntries({ limit: 1000 }).then(
  () => { throw new Error('accepted') },
  (refused) => refused.error,
)
console.log(JSON.stringify({
  walked: ids.length,
  different: new Set(ids).size,
  title: entry.title,
  part: [part.title, part.url],
  related: related.length,
  precision,
  updatedAt,
  batch: batch.total,
  found: found.total,
  tags: tags.tags.map(({ id }) => id),
  sources: sources.sources.map(({ id, condition }) => [id, condition.code]),
  posts: digest.sections.flatMap(({ entries }) => entries.map(({ entry, points }) => [entry.title, points])),
  stories: stats.stories,
  refused: [problem.status, problem.code],
  mistakes: mistakes.errors?.map(({ where }) => where),
  form: ContentType.Json,
}))
`

let test: TestApp
let base: string
let folder: string
beforeAll(async () => {
  const entries = Array.from({ length: ENTRIES }, (_, index) => toTestDetail(index + 1))
  test = await createTestApp({ entries, editions: [toTestEdition()] })
  base = await test.app.listen({ port: 0, host: '127.0.0.1' })
  folder = mkdtempSync(join(tmpdir(), 'client-'))
})
afterAll(async () => {
  await test.app.close()
  rmSync(folder, { recursive: true })
})

it('a client made from the description compiles, and does what it says', async () => {
  const spec = (await test.app.inject('/openapi.json')).json()
  await generateApi({ spec, output: folder, fileName: 'client.ts', httpClientType: 'fetch', silent: true })
  writeFileSync(join(folder, 'program.ts'), PROGRAM)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const run = promisify(execFile)
  const options = '--strict --target es2022 --module nodenext --lib es2022,dom,dom.iterable --types node'
  const rewritten = '--allowImportingTsExtensions --rewriteRelativeImportExtensions --outDir out'
  const types = `--typeRoots ${join(import.meta.dirname, '../../../node_modules/@types')}`
  const compiled = run(TSC, `program.ts ${options} ${rewritten} ${types}`.split(' '), { cwd: folder })
  expect((await compiled.catch((error) => error)).stdout).toBe('')
  const { stdout } = await run(process.execPath, [join('out', 'program.js'), base], { cwd: folder })
  expect(JSON.parse(stdout)).toMatchObject({
    walked: ENTRIES,
    different: ENTRIES,
    title: 'Post 1',
    part: ['Post 1', null],
    related: 0,
    precision: 'minute',
    updatedAt: null,
    batch: 3,
    found: ENTRIES,
    tags: ['nlp', 'rl'],
    sources: [['alpha', 'healthy']],
    stories: ENTRIES,
    refused: [404, 'not-found'],
    mistakes: ['limit'],
  })
  expect(JSON.parse(stdout).posts[0]).toEqual(['Post 1', 6])
})
