import type { FastifyInstance } from 'fastify'
import { type InjectOptions, inject } from 'light-my-request'
import type { Operations } from '../operations.ts'
import { buildApp } from '../serve/app.ts'
import type { AppOptions } from '../serve/app-options.ts'
import { toTestConcept } from './builders.ts'
import { TEST_NOW } from './entries.ts'
import { createTestReads, type TestReads, type TestState } from './reads.ts'

export const TEST_TOKEN = 'test-administrator-token'
/** Headers of an administrator. */
export const TEST_ADMIN = { authorization: `Bearer ${TEST_TOKEN}` }

export interface TestApp {
  app: FastifyInstance
  reads: TestReads
}

/** The web side over an in-memory store, with the vocabulary `nlp` and `rl`; options given win. */
export async function createTestApp(
  state: Partial<TestState> = {},
  options: Partial<Omit<AppOptions, 'settings' | 'reads'>> & {
    settings?: Partial<AppOptions['settings']>
  } = {},
): Promise<TestApp> {
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
  // As requests come over the network, by way of the answers in memory; the framework's own starts behind them.
  app.inject = ((options: InjectOptions | string) =>
    inject(
      (request, response) => app.server.emit('request', request, response),
      options,
    )) as typeof app.inject
  return { app, reads }
}

const shared = new WeakMap<object, Promise<TestApp>>()

/** The web side over a state that no test changes: the same app for the same object, since building one takes long. */
export function shareTestApp(state: Partial<TestState>): Promise<TestApp> {
  const app = shared.get(state) ?? createTestApp(state)
  shared.set(state, app)
  return app
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
