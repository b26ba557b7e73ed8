import { Type } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../../errors.ts'
import type { Operations } from '../../operations.ts'
import { JUDGED_BY_HANDLER } from '../judged-by-handler.ts'
import { adminProblems } from './schema-parts.ts'

const OPML_BYTES_MAX = 5 * 2 ** 20
const CHARSET = /charset\s*=\s*"?([\w:.-]{1,40})/i
/** The encoding that an XML declaration names, in its first bytes. */
const DECLARED = /^<\?xml[^>]{0,100}?\sencoding\s*=\s*["']([\w:.-]{1,40})["']/

const ids = Type.Array(Type.String())
const ImportSchema = Type.Object({
  added: Type.Array(Type.String(), { description: 'Ids of the sources that are new.' }),
  known: ids,
  refused: Type.Array(Type.Object({ url: Type.String(), detail: Type.String() })),
})

/** `POST /opml`: adds every feed of a document. The body is the file itself, whatever its type is called. */
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
          consumes: ['text/x-opml', 'application/xml', 'text/xml'],
          body: Type.String({ description: 'The document.' }),
          response: { 200: ImportSchema, ...adminProblems(400) },
        },
      },
      async (request) => {
        const { body } = request
        if (!Buffer.isBuffer(body) || body.length === 0) {
          throw new AppError('invalid', 'The body is empty; send the OPML document itself.')
        }
        return getOperations().importOpml(toText(body, request.headers['content-type'] ?? ''))
      },
    )
  })
}

/** By byte order mark, charset parameter, XML declaration, else UTF-8. */
function toText(body: Buffer, contentType: string): string {
  const declared = CHARSET.exec(contentType)?.[1] ?? DECLARED.exec(body.toString('latin1', 0, 200))?.[1]
  const marked = body[0] === 0xff && body[1] === 0xfe ? 'utf-16le' : body[0] === 0xfe ? 'utf-16be' : null
  try {
    return new TextDecoder(marked ?? declared ?? 'utf-8').decode(body)
  } catch {
    throw new AppError('invalid', `The encoding ${declared} is not known; send the document as UTF-8.`)
  }
}
