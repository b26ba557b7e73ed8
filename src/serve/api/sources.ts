import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../../errors.ts'
import type { SourceWithState } from '../../source.ts'
import type { Reads } from '../../store/reads.ts'
import { SOON_OLD } from '../answer-policy.ts'
import { mapInStretches } from '../map-in-stretches.ts'
import { problems, refTo } from './schema-parts.ts'
import { SourceSchema, toApiSource } from './source-schema.ts'

export const SourceParams = Type.Object({ id: Type.String({ description: 'Id of a source.' }) })

const SourceListSchema = Type.Object(
  { sources: Type.Array(refTo(SourceSchema)) },
  { description: 'All sources.' },
)

/** `GET /sources` and `GET /sources/:id`. */
export function registerSources(
  app: FastifyInstance,
  { reads, now }: { reads: Reads; now: () => number },
): void {
  const api = app.withTypeProvider<TypeBoxTypeProvider>()

  api.get(
    '/sources',
    {
      config: { answer: SOON_OLD },
      schema: {
        operationId: 'listSources',
        tags: ['Sources'],
        summary: 'All sources with their health',
        response: { 200: SourceListSchema },
      },
    },
    async () => {
      const at = now()
      return { sources: await mapInStretches(await reads.listSources(), (source) => toApiSource(source, at)) }
    },
  )

  api.get(
    '/sources/:id',
    {
      config: { answer: SOON_OLD },
      schema: {
        operationId: 'findSource',
        tags: ['Sources'],
        summary: 'One source with its health',
        params: SourceParams,
        response: { 200: refTo(SourceSchema), ...problems(404) },
      },
    },
    async (request) => toApiSource(await findSourceOrRefuse(reads, request.params.id), now()),
  )
}

/** Throws AppError `not-found`. */
export async function findSourceOrRefuse(reads: Reads, id: string): Promise<SourceWithState> {
  const source = await reads.findSource(id)
  if (!source) throw new AppError('not-found', `There is no source ${id}; GET /api/v1/sources lists them.`)
  return source
}
