/** What a refusal is about; `serve/` maps each code to one HTTP status, the command line to one exit code. */
export type AppErrorCode =
  | 'invalid'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'unprocessable'
  | 'upstream'
  | 'busy'
  | 'unavailable'

/** One thing that is wrong with what a client sent: where it stands and what was expected there. */
export interface Mistake {
  /** A parameter name, a JSON pointer, or `file:line`. */
  where: string
  /** What is wrong and what is allowed, as one sentence. */
  detail: string
}

/** A refusal whose message a client may read. Anything else that is thrown is a bug. */
export class AppError extends Error {
  override readonly name = 'AppError' as const
  readonly code: AppErrorCode
  readonly mistakes: readonly Mistake[]

  constructor(
    code: AppErrorCode,
    message: string,
    options: { cause?: unknown; mistakes?: readonly Mistake[] } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.mistakes = options.mistakes ?? []
  }
}
