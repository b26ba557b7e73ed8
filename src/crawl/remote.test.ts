import { MessageChannel } from 'node:worker_threads'
import { afterEach, expect, it } from 'vitest'
import { AppError } from '../errors.ts'
import { answerCalls, callOver } from './remote.ts'

interface Target {
  add(a: number, b: number): Promise<number>
  refuse(): Promise<void>
  fail(): Promise<void>
  hang(): Promise<void>
}

const channel = new MessageChannel()
answerCalls(channel.port1, {
  add: async (a: number, b: number) => a + b,
  refuse: async () => {
    throw new AppError('conflict', 'no', { mistakes: [{ where: 'here', detail: 'that' }] })
  },
  fail: async () => {
    const first = Object.assign(new Error('no answer'), { code: 'ECONNREFUSED', syscall: 'connect' })
    throw new AggregateError([first, new Error('none here either')])
  },
  hang: () => new Promise(() => {}),
} satisfies Target)
const remote = callOver<Target>(channel.port2, ['add', 'refuse', 'fail', 'hang'])

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

it('carries trouble of the database with its code', async () => {
  const error = { message: 'no answer', code: 'ECONNREFUSED', syscall: 'connect' }
  await expect(remote.fail()).rejects.toMatchObject(error)
})

it('ends calls that the other side can no longer answer', async () => {
  const call = remote.hang()
  remote.abandon(new AppError('unavailable', 'gone'))
  await expect(call).rejects.toThrow('gone')
})
