import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import type { Reads } from '../../store/reads.ts'
import { toWeek } from '../../week.ts'
import { KEPT } from '../answer-policy.ts'
import { EDITION_RULE } from '../edition-words.ts'
import { type EditionOptions, findEdition, listClosingEditions } from '../find-edition.ts'
import {
  ClosingDigestSchema,
  DigestSchema,
  DigestSummarySchema,
  toApiClosing,
  toApiDigest,
  toApiSummary,
  WeekName,
} from './digest-schema.ts'
import { problems, refTo } from './schema-parts.ts'

const DigestListSchema = Type.Object(
  {
    digests: Type.Array(refTo(DigestSummarySchema), { description: 'Closed editions, newest first.' }),
    closing: Type.Array(ClosingDigestSchema, {
      description:
        'Those of weeks that are over, until they are closed, newest first; posts may still come in.',
    }),
    open: { ...WeekName, description: 'The week whose edition is being made.' },
    rule: Type.Array(Type.String(), { description: 'How editions are made, sentence by sentence.' }),
  },
  { description: 'All closed editions, and what is being made.' },
)

/** `GET /digests` and `GET /digests/:week`. */
export function registerDigests(app: FastifyInstance, options: EditionOptions & { reads: Reads }): void {
  const api = app.withTypeProvider<TypeBoxTypeProvider>()
  const describe = { tags: ['Digests'] }

  api.get(
    '/digests',
    {
      config: { answer: KEPT },
      schema: {
        ...describe,
        operationId: 'listDigests',
        summary: 'The weekly editions',
        response: { 200: DigestListSchema },
      },
    },
    async () => ({
      digests: (await options.reads.listEditions()).map(toApiSummary),
      closing: (await listClosingEditions(options)).map(toApiClosing),
      open: toWeek(options.now()).name,
      rule: [...EDITION_RULE.en],
    }),
  )

  api.get(
    '/digests/:week',
    {
      config: { answer: KEPT },
      schema: {
        ...describe,
        operationId: 'findDigest',
        summary: "One week's edition",
        description:
          'Closed editions never change; that of the present week grows until a day after its Sunday.',
        params: Type.Object({ week: WeekName }),
        response: { 200: refTo(DigestSchema), ...problems(400, 404) },
      },
    },
    async (request) => toApiDigest(await findEdition(request.params.week, options)),
  )
}
