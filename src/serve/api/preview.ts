import { type Static, Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import type { Operations, Preview } from '../../operations.ts'
import { JUDGED_BY_HANDLER } from '../judged-by-handler.ts'
import { ProblemError } from '../problem.ts'
import { EnclosureSchema, ExplainedTagSchema, PaperSchema, PrecisionSchema } from './entry-schema.ts'
import { adminProblems, oneOf, refTo, TextOrNull, TimeOrNull, toTimeOrNull } from './schema-parts.ts'
import { toPreviewRequest } from './source-body.ts'
import { FollowedFields, SourceFieldsSchema } from './source-schema.ts'

const KINDS = ['rss', 'atom', 'rdf', 'json', 'page', 'sitemap'] as const
const words = Type.Array(Type.String())

const PreviewEntrySchema = Type.Object({
  guid: Type.String(),
  url: Type.String(),
  title: Type.String(),
  authors: words,
  publishedAt: TimeOrNull,
  publishedPrecision: PrecisionSchema,
  updatedAt: TimeOrNull,
  language: TextOrNull,
  contentHtml: Type.String(),
  contentText: Type.String(),
  snippet: Type.String(),
  snippetHtml: Type.String(),
  tags: Type.Array(ExplainedTagSchema),
  categories: words,
  enclosures: Type.Array(EnclosureSchema),
  image: TextOrNull,
  hasMath: Type.Boolean(),
  math: Type.Array(Type.String(), { description: 'TeX of its formulas, in order.' }),
  papers: Type.Array(PaperSchema),
  wordCount: Type.Integer(),
})

const PreviewSchema = Type.Object({
  url: Type.String(),
  finalUrl: Type.String({ description: 'After redirects.' }),
  kind: oneOf([...KINDS, 'article'] as const),
  title: TextOrNull,
  link: TextOrNull,
  description: TextOrNull,
  language: TextOrNull,
  updatedAt: TimeOrNull,
  warnings: words,
  discovered: Type.Array(Type.Object({ url: Type.String(), kind: oneOf(KINDS), title: TextOrNull }), {
    description: 'Feeds or lists found, when the address is a site.',
  }),
  source: Type.Union([Type.Object(FollowedFields), Type.Null()], {
    description: 'How it would be followed, as a stanza says it; null for an article.',
  }),
  entries: Type.Array(PreviewEntrySchema),
})

const PreviewBody = Type.Object({
  url: Type.String({ examples: ['https://lilianweng.github.io/'] }),
  as: Type.Optional(oneOf(['source', 'article'], '`article` reads one page as a post.')),
  source: Type.Optional(refTo(SourceFieldsSchema)),
})

/** `POST /preview`: fetches and reads like a crawl, stores nothing. */
export function registerPreview(app: FastifyInstance, getOperations: () => Operations): void {
  app.withTypeProvider<TypeBoxTypeProvider>().post(
    '/preview',
    {
      ...JUDGED_BY_HANDLER,
      schema: {
        tags: ['Administration'],
        security: [{ adminToken: [] }],
        operationId: 'preview',
        summary: 'See what would be stored',
        body: PreviewBody,
        response: {
          200: { ...PreviewSchema, description: 'What was read.' },
          ...adminProblems(400, 422, 502),
        },
      },
    },
    async (request) => {
      const result = await getOperations().preview(toPreviewRequest(request.body))
      if ('preview' in result) return toApiPreview(result.preview)
      const { code, detail } = result.failure
      throw new ProblemError({ status: result.fetched ? 422 : 502, code, detail })
    },
  )
}

/** A preview as the API writes it. */
export function toApiPreview(preview: Preview): Static<typeof PreviewSchema> {
  return {
    ...preview,
    updatedAt: toTimeOrNull(preview.updatedAt),
    entries: preview.entries.map((entry) => ({
      ...entry,
      publishedAt: toTimeOrNull(entry.publishedAt),
      updatedAt: toTimeOrNull(entry.updatedAt),
    })),
  }
}
