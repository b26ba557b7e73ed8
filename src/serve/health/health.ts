import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import type { AppOptions, Check } from '../app-options.ts'

const CheckSchema = Type.Object({
  name: Type.String({ examples: ['database'] }),
  isOk: Type.Boolean(),
  detail: Type.String({ examples: ['answers'] }),
})
const ReadySchema = Type.Object(
  { status: Type.String(), checks: Type.Array(CheckSchema) },
  { description: 'All works.' },
)
const HealthSchema = Type.Object(
  { status: Type.String(), version: Type.String() },
  { description: 'It answers.' },
)

/** `GET /healthz` (the process answers) and `GET /readyz` (503 while database, scheduler or saves do not work). */
export function registerHealth(app: FastifyInstance, { ready, settings }: AppOptions): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>()

  routes.get(
    '/healthz',
    {
      logLevel: 'warn',
      schema: {
        operationId: 'health',
        tags: ['Health'],
        summary: 'Whether the process answers',
        response: { 200: HealthSchema },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-store')
      return { status: 'ok', version: settings.version }
    },
  )

  routes.get(
    '/readyz',
    {
      logLevel: 'warn',
      schema: {
        operationId: 'readiness',
        tags: ['Health'],
        summary: 'Whether database and scheduler work',
        response: { 200: ReadySchema, 503: { ...ReadySchema, description: 'Something does not work.' } },
      },
    },
    async (_request, reply) => {
      const checks = await ready().catch(toFailedCheck)
      const isReady = checks.every((check) => check.isOk)
      return reply
        .code(isReady ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ status: isReady ? 'ready' : 'not ready', checks })
    },
  )
}

/** A check that breaks is itself the answer to whether we are ready. */
function toFailedCheck(error: unknown): Check[] {
  return [{ name: 'checks', isOk: false, detail: error instanceof Error ? error.message : String(error) }]
}
