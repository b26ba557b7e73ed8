import { Type } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../../errors.ts'
import type { Operations, OpmlGiven } from '../../operations.ts'
import { JUDGED_BY_HANDLER } from '../judged-by-handler.ts'
import { adminProblems } from './schema-parts.ts'
import { toOpmlPlace } from './source-body.ts'

const OPML_BYTES_MAX = 5 * 2 ** 20

const ids = Type.Array(Type.String())
const PlaceSchema = Type.Object({ url: Type.String({ description: 'Where the document is.' }) })
const ImportSchema = Type.Object({
  added: Type.Array(Type.String(), { description: 'Ids of the sources that are new.' }),
  known: ids,
  refused: Type.Array(Type.Object({ url: Type.String(), detail: Type.String() })),
})

/** `POST /opml`: adds every feed of a document. The body is the file itself, whatever its type is called, or its address. */
export async function registerOpmlImport(
  app: FastifyInstance,
  getOperations: () => Operations,
): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: OPML_BYTES_MAX },
      (_request, body, done) => done(null, body),
    )
    scope.post(
      '/opml',
      {
        ...JUDGED_BY_HANDLER,
        bodyLimit: OPML_BYTES_MAX,
        schema: {
          tags: ['Administration'],
          security: [{ adminToken: [] }],
          operationId: 'importOpml',
          summary: 'Follow every feed of an OPML document',
          consumes: ['text/x-opml', 'application/xml', 'text/xml', 'application/json'],
          body: Type.Union([Type.String({ description: 'The document.' }), PlaceSchema]),
          response: {
            200: { ...ImportSchema, description: 'What became of each feed.' },
            ...adminProblems(400, 422, 502),
          },
        },
      },
      async ({ body, headers }) => getOperations().importOpml(toGiven(body, headers['content-type'] ?? null)),
    )
  })
}

/** Bytes are the document; JSON tells where it is. */
function toGiven(body: unknown, contentType: string | null): OpmlGiven {
  if (!Buffer.isBuffer(body) || body.length === 0) {
    throw new AppError(
      'invalid',
      'The body is empty; send the OPML document itself, or { "url": … } as JSON.',
    )
  }
  if (!/^application\/json\b/i.test(contentType ?? '')) return { body, contentType }
  return toOpmlPlace(readJson(body.toString()))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('invalid', 'The body is not { "url": "https://…" }, the address of an OPML document.')
  }
}
