import { MessageChannel } from 'node:worker_threads'
import { afterEach, expect, it } from 'vitest'
import { AppError } from '../errors.ts'
import { answerCalls, callOver } from './remote.ts'

interface Target {
  add(a: number, b: number): Promise<number>
  refuse(): Promise<void>
  hang(): Promise<void>
}

const channel = new MessageChannel()
answerCalls(channel.port1, {
  add: async (a: number, b: number) => a + b,
  refuse: async () => {
    throw new AppError('conflict', 'no', { mistakes: [{ where: 'here', detail: 'that' }] })
  },
  hang: () => new Promise(() => {}),
} satisfies Target)
const remote = callOver<Target>(channel.port2, ['add', 'refuse', 'hang'])

afterEach(() => {
  channel.port1.unref()
  channel.port2.unref()
})

it('carries values both ways, several calls at once', async () => {
  expect(await Promise.all([remote.add(1, 2), remote.add(3, 4)])).toEqual([3, 7])
})

it('carries a refusal as what it is', async () => {
  await expect(remote.refuse()).rejects.toMatchObject({
    code: 'conflict',
    message: 'no',
    mistakes: [{ where: 'here' }],
  })
})

it('ends calls that the other side can no longer answer', async () => {
  const call = remote.hang()
  remote.abandon(new AppError('unavailable', 'gone'))
  await expect(call).rejects.toThrow('gone')
})
