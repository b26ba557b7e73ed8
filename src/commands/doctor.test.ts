import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSettings } from '../settings.ts'
import { TEST_NOW } from '../testing/entries.ts'
import { doctor } from './doctor.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'incoming-doctor-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('names the tags of sources that are not in the vocabulary, and refuses none', async () => {
  writeFileSync(join(folder, 'tags.yaml'), '- id: robotics\n  names: { en: Robotics }\n')
  const stanza = '- id: a\n  title: A\n  url: https://a.example/feed\n  tags: [robotics, robotcs]\n'
  writeFileSync(join(folder, 'sources.yaml'), stanza)
  const written: string[] = []
  const context = {
    settings: { ...readSettings(() => '', {}), databaseUrl: `file:${folder}/test.db`, configDir: folder },
    version: '1.2.3',
    stdout: { write: (text: string) => void written.push(text) },
    stderr: { write: () => {} },
    now: () => TEST_NOW,
    random: () => 0.5,
    signal: new AbortController().signal,
  }
  await doctor.run(context, { positionals: [], values: { json: true } })
  expect(
    JSON.parse(written.join('')).findings.filter(({ name }: { name: string }) => name === 'tag'),
  ).toEqual([
    {
      name: 'tag',
      isOk: true,
      detail: 'a: the tag `robotcs` is not in tags.yaml; did you mean `robotics`?',
    },
  ])
})
