import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createCommandRig } from '../testing/command-rig.ts'
import { add } from './add.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'incoming-add-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it.each([
  ['an id', 'blog.example', { id: 'My Blog' }, /`id` expected an id of a-z/],
  ['a language', 'https://blog.example/', { language: 'klingonese' }, /`language` expected a language tag/],
  ['an address', 'blog', {}, /`url` expected an http:\/\/ or https:\/\/ address, got "blog"/],
])('refuses %s that is none before anything is opened or asked', async (_, address, values, told) => {
  const file = join(folder, 'test.db')
  const { context } = createCommandRig({ databaseUrl: `file:${file}` })
  await expect(async () => add.run(context, { positionals: [address], values })).rejects.toThrow(told)
  expect(existsSync(file)).toBe(false)
})
