import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { main } from './main.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

it.each([['help'], ['--help'], ['-h'], ['help', 'help'], ['help', '--help']])(
  'shows all commands: %s %s',
  async (...words) => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    expect(await main(words)).toBe(0)
    expect(String(write.mock.calls[0]?.[0])).toContain('start')
  },
)

it('refuses a command that is none', async () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  expect(await main(['help', 'nope'])).not.toBe(0)
  expect(String(write.mock.calls[0]?.[0])).toContain('There is no command nope.')
})

it.each([
  [['sources', '--bogus'], "Unknown option '--bogus'. `help sources` shows its options.\n"],
  [['export', '--format'], "Option '--format <value>' argument missing. `help export` shows its options.\n"],
  [['prune', '--days', '-3'], "Option '--days' argument is ambiguous. `help prune` shows its options.\n"],
  [['add'], 'add takes 1 word. `help add` shows how.\n'],
  [['sources', 'extra'], 'sources takes 0 words. `help sources` shows how.\n'],
])('tells wrong usage in one sentence and where help is: %j', async (words, line) => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  expect(await main(words)).toBe(2)
  expect(write.mock.calls).toEqual([[line]])
})

it.each([
  ['a folder', 'backup', /names a file/],
  ['a folder', 'sources', /names a file/],
  ['a folder', 'prune', /names a file/],
  ['no database', 'backup', /This is no database/],
  ['no database', 'sources', /This is no database/],
  ['no database', 'prune', /This is no database/],
  ['below a file', 'prune', /look at the path/],
])('tells the operator in one line that DATABASE_URL is %s: %s', async (kind, command, advice) => {
  const folder = mkdtempSync(join(tmpdir(), 'incoming-main-'))
  const text = join(folder, 'text.db')
  writeFileSync(text, 'not a database, but long enough to look at '.repeat(20))
  const paths: Record<string, string> = { 'a folder': folder, 'below a file': join(text, 'a.db') }
  vi.stubEnv('DATABASE_URL', `file:${paths[kind] ?? text}`)
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const words = { backup: [join(folder, 'copy.db')], prune: ['--days', '9'] }[command] ?? []
  expect(await main([command, ...words])).toBe(1)
  rmSync(folder, { recursive: true })
  expect(write.mock.calls.map(([line]) => String(line))).toEqual([expect.stringMatching(/^[^\n]*\n$/)])
  expect(String(write.mock.calls[0]?.[0])).toMatch(advice)
})
