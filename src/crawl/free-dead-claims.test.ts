import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { freeDeadClaims, isProcessAlive, toCrawlerName } from './free-dead-claims.ts'

const name = toCrawlerName({ host: 'here', pid: 10, mark: 'now' })

async function free(claimants: string[], alive: number[]): Promise<readonly string[]> {
  let freed: readonly string[] = []
  await freeDeadClaims(
    {
      listClaimants: async () => claimants,
      releaseClaims: async (names) => {
        freed = names
      },
    },
    { name, now: 0, isAlive: (pid) => alive.includes(pid) },
  )
  return freed
}

it.each<[string, string, boolean]>([
  ['of a process that ended', 'here/9/x', true],
  ['of a process that runs', 'here/11/x', false],
  ['of an older crawler of this process', 'here/10/before', true],
  ['of its own', name, false],
  ['of another machine', 'there/9/x', false],
  ['whose name tells nothing', 'strange', false],
])('claims %s', async (_, claimant, isFreed) => {
  expect(await free([claimant], [10, 11])).toEqual(isFreed ? [claimant] : [])
})

it.runIf(process.platform === 'linux')('takes a zombie for dead', async () => {
  // The shell's child ends at once, while the shell that becomes "sleep" never asks for it.
  const shell = spawn('/bin/sh', ['-c', 'sh -c "echo \\$\\$" & exec sleep 30'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const pid = await new Promise<number>((resolve) =>
    shell.stdout.once('data', (text) => resolve(Number(String(text)))),
  )
  await expect.poll(() => isProcessAlive(pid)).toBe(false)
  expect(process.kill(pid, 0)).toBe(true)
  shell.kill('SIGKILL')
})

it('knows a running process from one that never was', () => {
  expect(isProcessAlive(process.pid)).toBe(true)
  expect(isProcessAlive(2 ** 30)).toBe(false)
})
