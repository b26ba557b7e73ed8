import type { FastifyInstance } from 'fastify'
import { type InjectOptions, inject } from 'light-my-request'
import type { Operations } from '../operations.ts'
import { buildApp } from '../serve/app.ts'
import type { AppOptions } from '../serve/app-options.ts'
import { toTestConcept } from './builders.ts'
import { TEST_NOW } from './entries.ts'
import { createTestReads, type TestReads, type TestState, toTestState } from './reads.ts'

export const TEST_TOKEN = 'test-administrator-token'
/** Headers of an administrator. */
export const TEST_ADMIN = { authorization: `Bearer ${TEST_TOKEN}` }

export interface TestApp {
  app: FastifyInstance
  reads: TestReads
}

type TestOptions = Partial<Omit<AppOptions, 'settings' | 'reads'>> & {
  settings?: Partial<AppOptions['settings']>
}

/** The web side over an in-memory store, with the vocabulary `nlp` and `rl`; options given win. */
export async function createTestApp(
  state: Partial<TestState> = {},
  options: TestOptions = {},
): Promise<TestApp> {
  const test = await buildTestApp(state, options)
  const { app } = test
  // As requests come over the network, by way of the answers in memory; the framework's own starts behind them.
  app.inject = ((options: InjectOptions | string) =>
    inject(
      (request, response) => app.server.emit('request', request, response),
      options,
    )) as typeof app.inject
  return test
}

async function buildTestApp(state: Partial<TestState>, options: TestOptions): Promise<TestApp> {
  const reads = createTestReads(state)
  const app = await buildApp({
    reads,
    operations: createTestOperations(),
    tags: [toTestConcept('nlp'), toTestConcept('rl')],
    now: () => TEST_NOW,
    logger: false,
    ready: async () => [{ name: 'database', isOk: true, detail: 'answers' }],
    ...options,
    settings: {
      publicUrl: null,
      adminToken: TEST_TOKEN,
      trustProxy: false,
      rateLimitPerMinute: 100_000,
      version: '1.2.3',
      ...options.settings,
    },
  })
  return { app, reads }
}

/** What the shared app shows and asks, and how often that was changed. */
const shown: { state: Partial<TestState> | null; operations: Partial<Operations>; changes: number } = {
  state: null,
  operations: {},
  changes: 0,
}
/** Between two states, ms: more than the time for which the version of the data is taken for known. */
const CHANGE_MS = 10
let shared: Promise<TestApp> | null = null

/**
 * The web side over a state that no test changes, and over operations. It is one app, since building one takes long:
 * what it shows and asks is as it was shared last, and every answer is rendered anew.
 */
export async function shareTestApp(
  state: Partial<TestState> = {},
  operations: Partial<Operations> = {},
): Promise<TestApp> {
  shared ??= buildTestApp(
    {},
    { operations: createSharedOperations(), now: () => TEST_NOW + shown.changes * CHANGE_MS },
  )
  const test = await shared
  shown.operations = operations
  if (state === shown.state) return test
  shown.state = state
  shown.changes += 1
  Object.assign(test.reads.state, toTestState({ ...state, version: shown.changes }))
  return test
}

/** Operations that ask those shared last. */
function createSharedOperations(): Operations {
  const names = Object.keys(createTestOperations()) as (keyof Operations)[]
  const ask =
    (name: keyof Operations) =>
    (...parameters: never[]) =>
      (createTestOperations(shown.operations)[name] as (...all: never[]) => unknown)(...parameters)
  return Object.fromEntries(names.map((name) => [name, ask(name)])) as unknown as Operations
}

/** Operations that refuse to be asked, but for those given. */
export function createTestOperations(given: Partial<Operations> = {}): Operations {
  const refuse = async () => {
    throw new Error('Not expected in this test')
  }
  return {
    refresh: refuse,
    preview: refuse,
    add: refuse,
    change: refuse,
    remove: refuse,
    separate: refuse,
    importOpml: refuse,
    ...given,
  }
}
