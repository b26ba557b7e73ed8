import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import type { Operations } from '../../operations.ts'
import { adminProblems } from './schema-parts.ts'

/** `PUT` and `DELETE /entries/:id/separation`: an administrator's word that a post is no other's copy. */
export function registerSeparations(app: FastifyInstance, getOperations: () => Operations): void {
  const api = app.withTypeProvider<TypeBoxTypeProvider>()
  const path = '/entries/:id/separation'
  const shared = {
    tags: ['Administration'],
    security: [{ adminToken: [] }],
    params: Type.Object({ id: Type.String({ description: 'Id of an entry.' }) }),
    response: { 204: Type.Null({ description: 'It is so.' }), ...adminProblems(404) },
  }

  api.put(
    path,
    {
      schema: {
        ...shared,
        operationId: 'separateEntry',
        summary: 'Take an entry out of its story for good',
        description: 'It stands for itself from now on, whatever it resembles; the others stay joined.',
      },
    },
    async (request, reply) => {
      await getOperations().separate(request.params.id, true)
      return reply.code(204).send(null)
    },
  )

  api.delete(
    path,
    {
      schema: {
        ...shared,
        operationId: 'rejoinEntry',
        summary: 'Let a separated entry join stories again',
      },
    },
    async (request, reply) => {
      await getOperations().separate(request.params.id, false)
      return reply.code(204).send(null)
    },
  )
}
