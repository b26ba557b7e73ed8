import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import type { Operations } from '../../operations.ts'
import type { Reads } from '../../store/reads.ts'
import { JUDGED_BY_HANDLER } from '../judged-by-handler.ts'
import { API_PREFIX } from './prefix.ts'
import { adminProblems, oneOf, refTo } from './schema-parts.ts'
import { toNewSource, toSourceChange } from './source-body.ts'
import {
  RefreshSchema,
  SourceFieldsSchema,
  SourceSchema,
  toApiFailure,
  toApiSource,
} from './source-schema.ts'
import { findSourceOrRefuse, SourceParams } from './sources.ts'

const NewSourceSchema = Type.Intersect([Type.Object({ url: Type.String() }), refTo(SourceFieldsSchema)])
const PatchSchema = Type.Intersect([
  refTo(SourceFieldsSchema),
  Type.Object({ status: Type.Optional(oneOf(['active', 'paused'])) }),
])

export interface ChangesOptions {
  reads: Reads
  /** ms since the epoch. */
  now: () => number
  /** Gives the operations, or throws AppError `unavailable`. */
  getOperations: () => Operations
}

/** What an administrator may do to sources: add, change, remove, refresh. */
export function registerSourceChanges(
  app: FastifyInstance,
  { reads, now, getOperations }: ChangesOptions,
): void {
  const api = app.withTypeProvider<TypeBoxTypeProvider>()
  const shared = { tags: ['Administration'], security: [{ adminToken: [] }] }

  api.post(
    '/sources',
    {
      ...JUDGED_BY_HANDLER,
      schema: {
        ...shared,
        operationId: 'addSource',
        summary: 'Follow a source',
        description:
          'Give the address of a feed, or of a site whose feed or list of posts is then looked for.',
        body: NewSourceSchema,
        response: { 201: refTo(SourceSchema), ...adminProblems(400, 409, 422, 502) },
      },
    },
    async (request, reply) => {
      const source = await getOperations().add(toNewSource(request.body))
      return reply
        .code(201)
        .header('location', `${API_PREFIX}/sources/${encodeURIComponent(source.id)}`)
        .send(toApiSource(source, now()))
    },
  )

  api.patch(
    '/sources/:id',
    {
      ...JUDGED_BY_HANDLER,
      schema: {
        ...shared,
        operationId: 'changeSource',
        summary: 'Change an added source, pause or resume any',
        description:
          'What is left out stays. Null takes away `language`, `page`, `json` or `sitemap`; nothing else may be null.',
        params: SourceParams,
        body: PatchSchema,
        response: { 200: refTo(SourceSchema), ...adminProblems(400, 404, 409) },
      },
    },
    async (request) => {
      const operations = getOperations()
      const source = await findSourceOrRefuse(reads, request.params.id)
      const changed = await operations.change(source.id, toSourceChange(request.body, source))
      return toApiSource(changed, now())
    },
  )

  registerRemoval(app, getOperations)
  registerRefresh(app, getOperations)
}

function registerRemoval(app: FastifyInstance, getOperations: () => Operations): void {
  app.withTypeProvider<TypeBoxTypeProvider>().delete(
    '/sources/:id',
    {
      schema: {
        tags: ['Administration'],
        security: [{ adminToken: [] }],
        operationId: 'removeSource',
        summary: 'Remove an added source and its entries',
        params: SourceParams,
        response: { 204: Type.Null({ description: 'It is gone.' }), ...adminProblems(404, 409) },
      },
    },
    async (request, reply) => {
      await getOperations().remove(request.params.id)
      return reply.code(204).send(null)
    },
  )
}

function registerRefresh(app: FastifyInstance, getOperations: () => Operations): void {
  app.withTypeProvider<TypeBoxTypeProvider>().post(
    '/sources/:id/refresh',
    {
      schema: {
        tags: ['Administration'],
        security: [{ adminToken: [] }],
        operationId: 'refreshSource',
        summary: 'Read a source now',
        description:
          'Answers when it is done. A source that cannot be read is an answer too: `outcome` is `failed`.',
        params: SourceParams,
        response: { 200: RefreshSchema, ...adminProblems(404) },
      },
    },
    async (request) => {
      const result = await getOperations().refresh(request.params.id)
      return { ...result, failure: result.failure && toApiFailure(result.failure) }
    },
  )
}
