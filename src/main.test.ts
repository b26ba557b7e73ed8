import { afterEach, expect, it, vi } from 'vitest'
import { main } from './main.ts'

afterEach(() => vi.restoreAllMocks())

it.each([['help'], ['--help'], ['help', 'help'], ['help', '--help']])(
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
