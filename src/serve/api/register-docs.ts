import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { SOON_OLD } from '../answer-policy.ts'
import { JsonFeedSchema } from '../feeds/json-feed-schema.ts'
import { ProblemSchema } from '../problem.ts'
import { DOCS_POLICY } from '../security-headers.ts'
import { SERVICE_TITLE } from '../service-title.ts'
import { addConventions } from './add-conventions.ts'
import { addExamples } from './add-examples.ts'
import { DigestSchema, DigestSummarySchema } from './digest-schema.ts'
import { EntryDetailPartSchema, EntryDetailSchema, EntryPartSchema, EntrySchema } from './entry-schema.ts'
import { toFeedExamples } from './examples.ts'
import { NamedPaperSchema } from './papers.ts'
import { FailureSchema, SourceFieldsSchema, SourceSchema } from './source-schema.ts'
import { StatsSchema } from './stats.ts'
import { ApiTagDetailSchema, ApiTagSchema } from './tags.ts'

/** What the description writes once and names elsewhere. */
const SCHEMAS = [
  ProblemSchema,
  EntrySchema,
  EntryPartSchema,
  EntryDetailSchema,
  EntryDetailPartSchema,
  ApiTagSchema,
  ApiTagDetailSchema,
  DigestSummarySchema,
  DigestSchema,
  NamedPaperSchema,
  StatsSchema,
  FailureSchema,
  SourceFieldsSchema,
  SourceSchema,
  JsonFeedSchema,
]

/** What the description calls the rest of a path (`*`), which has no name of its own. */
const REST = 'id'

function nameRest<T extends { params?: unknown }>(schema: T): T {
  const { properties } = (schema?.params ?? {}) as { properties?: Record<string, unknown> }
  if (!properties || !('*' in properties)) return schema
  const params = { type: 'object', required: [REST], properties: { [REST]: properties['*'] } }
  return { ...schema, params }
}

/** Describes every route that is registered after this. */
export async function registerDescription(
  app: FastifyInstance,
  { version, publicUrl }: { version: string; publicUrl: string | null },
): Promise<void> {
  for (const schema of SCHEMAS) app.addSchema(schema)
  const feeds = await toFeedExamples()
  await app.register(swagger, {
    transform: ({ schema, url }) => ({ schema: nameRest(schema), url: url.replace('*', `:${REST}`) }),
    // What this gives is kept: the page and `/openapi.json` show the same.
    transformObject: (given) =>
      'openapiObject' in given ? addExamples(addConventions(given.openapiObject), feeds) : {},
    refResolver: {
      buildLocalReference: (schema) => String(schema.$id),
    },
    openapi: {
      openapi: '3.1.0',
      info: {
        title: SERVICE_TITLE,
        version,
        description:
          'Posts of machine-learning blogs, understood and kept. Reading is open to all; what changes things needs the administrator token. Times are RFC 3339 in UTC; failures are `application/problem+json` (RFC 9457). Every answer has the id of its request in `X-Request-Id`.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: publicUrl ?? '/' }],
      tags: [
        { name: 'Entries', description: 'Posts as we keep and serve them.' },
        { name: 'Sources', description: 'The places we follow, and how they are.' },
        { name: 'Tags', description: 'What entries are about.' },
        { name: 'Papers', description: 'Papers, models and repositories that entries name.' },
        { name: 'Digests', description: 'The posts of each week worth reading.' },
        { name: 'Stats', description: 'Totals and rates.' },
        { name: 'Feeds', description: 'The same lists for feed readers.' },
        { name: 'Administration', description: 'Needs `Authorization: Bearer ADMIN_TOKEN`.' },
        { name: 'Health', description: 'For those who run the service.' },
      ],
      components: { securitySchemes: { adminToken: { type: 'http', scheme: 'bearer' } } },
    },
  })
}

/** `GET /openapi.json` and the page `/docs`, which asks nobody else for anything. */
export async function registerDocs(app: FastifyInstance): Promise<void> {
  app.get(
    '/openapi.json',
    { config: { answer: SOON_OLD }, schema: { hide: true } },
    async (_request, reply) =>
      reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())),
  )
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: DOCS_POLICY,
    theme: { title: `API of ${SERVICE_TITLE}` },
    uiConfig: { docExpansion: 'list', deepLinking: false },
    validatorUrl: false,
  })
}
