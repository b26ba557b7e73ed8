import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createCommandRig } from '../testing/command-rig.ts'
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
  const { context, readWritten } = createCommandRig({
    databaseUrl: `file:${folder}/test.db`,
    configDir: folder,
  })
  await doctor.run(context, { positionals: [], values: { json: true } })
  expect(JSON.parse(readWritten()).findings.filter(({ name }: { name: string }) => name === 'tag')).toEqual([
    {
      name: 'tag',
      isOk: true,
      detail: 'a: the tag `robotcs` is not in tags.yaml; did you mean `robotics`?',
    },
  ])
})
