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
  error?: PlainError
}

/** What an error keeps on its way: of others than refusals what tells trouble of the machine from a bug. */
interface PlainError {
  message: string
  /** Null where it is no refusal. */
  refusal: { code: AppErrorCode; mistakes: readonly Mistake[] } | null
  code?: unknown
  syscall?: unknown
  stack?: string | undefined
}

type Port = Pick<MessagePort | Worker, 'postMessage' | 'on'>

/** Answers calls that arrive at `port` with the methods of `target`. */
export function answerCalls(port: Port, target: object): void {
  port.on('message', async ({ id, name, values }: Call) => {
    try {
      const value = await (target as Callable)[name]?.(...(values as never[]))
      port.postMessage({ id, value } satisfies Answer)
    } catch (error) {
      port.postMessage({ id, error: toPlain(error) } satisfies Answer)
    }
  })
}

/** Methods by name that are called on the other side of `port`. Refusals arrive as AppError, others as Error with their codes. */
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

function toPlain(thrown: unknown): PlainError {
  // Several addresses of one server were tried: the first says why.
  const error = thrown instanceof AggregateError ? thrown.errors[0] : thrown
  const { message, code, syscall, stack } = error as NodeJS.ErrnoException
  if (!(error instanceof AppError)) return { message, refusal: null, code, syscall, stack }
  return { message, refusal: { code: error.code, mistakes: error.mistakes } }
}

function toError({ message, refusal, ...told }: PlainError): Error {
  if (!refusal) return Object.assign(new Error(message), told)
  return new AppError(refusal.code, message, { mistakes: refusal.mistakes })
}
