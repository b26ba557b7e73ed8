import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Source } from '../source.ts'
import { loadConfig } from './load-config.ts'
import { createReload } from './watch-sources.ts'

const STANZA = '- id: signal\n  title: 信号\n  url: https://signal.example/feed\n'

let folder: string
let told: object[]
let taken: string[][]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'incoming-config-'))
  told = []
  taken = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (content: string | Buffer) => writeFileSync(join(folder, 'sources.yaml'), content)

function createTestReload(): () => Promise<void> {
  return createReload(folder, {
    count: 1,
    sync: async (sources: readonly Source[]) => void taken.push(sources.map(({ id }) => id)),
    log: { info: () => {}, error: (fields) => void told.push(fields) },
  })
}

it('tells every mistake with its line and what was expected', async () => {
  write(`${STANZA}  expect: { minItems: many }\n  colour: red\n`)
  await createTestReload()()
  expect(told).toEqual([
    {
      mistakes: [
        expect.stringMatching(/sources\.yaml:4: .*expected/),
        expect.stringMatching(/sources\.yaml:5: .*colour/),
      ],
    },
  ])
  expect(taken).toEqual([])
})

it.each(['', '\n', '# sources\n'])(
  'keeps the sources when the file is empty at that moment: %j',
  async (text) => {
    write(text)
    await createTestReload()()
    expect(told).toEqual([{ mistakes: [expect.stringContaining('got an empty file')] }])
    expect(taken).toEqual([])
  },
)

it('takes an empty list for a wish, and then an empty file too', async () => {
  const reload = createTestReload()
  write('[]\n')
  await reload()
  write('')
  await reload()
  expect([taken, told]).toEqual([[[], []], []])
})

it('takes a file that begins with a byte order mark', async () => {
  write(`\uFEFF${STANZA}`)
  await createTestReload()()
  expect([taken, told]).toEqual([[['signal']], []])
})

it.each([
  ['GBK', Buffer.from([0xd0, 0xc5, 0xba, 0xc5])],
  ['Latin-1', Buffer.from('Café', 'latin1')],
])('refuses a file in %s, with the line and what to do', (_name, title) => {
  write(Buffer.concat([Buffer.from('- id: signal\n  title: '), title, Buffer.from('\n')]))
  writeFileSync(join(folder, 'tags.yaml'), title)
  expect(() => loadConfig(folder)).toThrow(
    /sources\.yaml:2: .*save the file as UTF-8\n.*tags\.yaml:1: .*save the file as UTF-8/,
  )
})
