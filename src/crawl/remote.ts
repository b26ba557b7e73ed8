import type { MessagePort, Worker } from 'node:worker_threads'
import { AppError, type AppErrorCode, type Mistake } from '../errors.ts'

/** Methods that may be called from another thread: values in, a promised value out. */
type Callable = { [name: string]: (...values: never[]) => Promise<unknown> }

interface Call {
  id: number
  name: string
  values: unknown[]
}

interface Answer {
  id: number
  value?: unknown
  error?: { message: string; code: AppErrorCode | null; mistakes: readonly Mistake[] }
}

type Port = Pick<MessagePort | Worker, 'postMessage' | 'on'>

/** Answers calls that arrive at `port` with the methods of `target`. */
export function answerCalls(port: Port, target: object): void {
  port.on('message', async ({ id, name, values }: Call) => {
    try {
      const value = await (target as Callable)[name]?.(...(values as never[]))
      port.postMessage({ id, value } satisfies Answer)
    } catch (error) {
      port.postMessage({ id, error: toPlain(error as Error) } satisfies Answer)
    }
  })
}

/** Methods by name that are called on the other side of `port`. Refusals arrive as AppError, bugs as Error. */
export function callOver<T extends object>(
  port: Port,
  names: readonly (keyof T & string)[],
): T & { abandon(reason: Error): void } {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let last = 0
  port.on('message', ({ id, value, error }: Answer) => {
    const call = waiting.get(id)
    waiting.delete(id)
    if (error) call?.reject(toError(error))
    else call?.resolve(value)
  })
  const call = (name: string, values: unknown[]) => {
    const id = ++last
    const promise = Promise.withResolvers<unknown>()
    waiting.set(id, promise)
    port.postMessage({ id, name, values } satisfies Call)
    return promise.promise
  }
  const methods = Object.fromEntries(
    names.map((name) => [name, (...values: unknown[]) => call(name, values)]),
  )
  const abandon = (reason: Error) => {
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
  return { ...methods, abandon } as T & { abandon(reason: Error): void }
}

function toPlain(error: Error): NonNullable<Answer['error']> {
  const isRefusal = error instanceof AppError
  return {
    message: error.message,
    code: isRefusal ? error.code : null,
    mistakes: isRefusal ? error.mistakes : [],
  }
}

function toError({ message, code, mistakes }: NonNullable<Answer['error']>): Error {
  return code ? new AppError(code, message, { mistakes }) : new Error(message)
}
