import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../../errors.ts'
import { PAPER_KINDS, readPaper, toPaperKey } from '../../paper.ts'
import type { NamedPaper } from '../../store/reads.ts'
import { KEPT } from '../answer-policy.ts'
import { FilterQuery, LIMIT_MAX, PAGE_MAX, refuseMistakes } from '../filter.ts'
import { JUDGED_BY_HANDLER } from '../judged-by-handler.ts'
import { createQueryReader } from '../query-reader.ts'
import { type EntriesOptions, entryListFields, listPage } from './entries.ts'
import { oneOf, problems, refTo } from './schema-parts.ts'

const LIMIT_DEFAULT = 20

const paperFields = {
  id: Type.String({ description: 'What `paper=` takes.', examples: ['arxiv:1706.03762'] }),
  kind: oneOf(PAPER_KINDS),
  name: Type.String({ examples: ['1706.03762'] }),
  url: Type.String({ examples: ['https://arxiv.org/abs/1706.03762'] }),
  count: Type.Integer({ description: 'Entries that name it.' }),
}
export const NamedPaperSchema = Type.Object(paperFields, { $id: 'NamedPaper' })

const PaperListSchema = Type.Object(
  {
    papers: Type.Array(refTo(NamedPaperSchema)),
    total: Type.Integer(),
    page: Type.Integer(),
    pages: Type.Integer(),
  },
  { description: 'A page of the list.' },
)
const PaperPageSchema = Type.Object(
  { ...paperFields, ...entryListFields },
  { description: 'The paper, and a page of the entries that name it.' },
)

/** `GET /papers` and `GET /papers/*`: what posts are about, and the posts about one. */
export function registerPapers(app: FastifyInstance, options: EntriesOptions): void {
  const api = app.withTypeProvider<TypeBoxTypeProvider>()

  api.get(
    '/papers',
    {
      ...JUDGED_BY_HANDLER,
      config: { answer: KEPT },
      schema: {
        operationId: 'listPapers',
        tags: ['Papers'],
        summary: 'Papers, models and repositories that entries name, most named first',
        querystring: Type.Object({
          kind: Type.Optional(oneOf(PAPER_KINDS)),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LIMIT_MAX })),
          page: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX, default: 1 })),
        }),
        response: {
          200: PaperListSchema,
          ...problems(400),
        },
      },
    },
    async (request) => {
      const reader = createQueryReader(request.query)
      const kind = reader.choice('kind', PAPER_KINDS)
      const limit = reader.integer('limit', { min: 1, max: LIMIT_MAX }) ?? LIMIT_DEFAULT
      const page = reader.integer('page', { min: 1, max: PAGE_MAX }) ?? 1
      refuseMistakes(reader)
      const { papers, total } = await options.reads.listPapers({ kind, limit, page })
      return { papers, total, page, pages: Math.ceil(total / limit) }
    },
  )

  registerPaper(app, options)
}

/** Ids hold slashes (`doi:10.1000/182`), so the rest of the path is one. */
function registerPaper(app: FastifyInstance, options: EntriesOptions): void {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/papers/*',
    {
      ...JUDGED_BY_HANDLER,
      config: { answer: KEPT },
      schema: {
        operationId: 'findPaper',
        tags: ['Papers'],
        summary: 'One paper with the entries that name it, newest first',
        description:
          'The path is the id of the paper (`arxiv:1706.03762`, `doi:10.1000/182`), a bare arXiv id or DOI, or its address.',
        params: Type.Object({ '*': Type.String({ description: 'Id of a paper.' }) }),
        querystring: Type.Omit(FilterQuery, ['paper']),
        response: { 200: PaperPageSchema, ...problems(400, 404) },
      },
    },
    async (request, reply) => {
      const paper = await findPaperOrRefuse(options, request.params['*'])
      return { ...paper, ...(await listPage(request, reply, { ...options, filter: { papers: [paper.id] } })) }
    },
  )
}

async function findPaperOrRefuse(
  { reads }: Pick<EntriesOptions, 'reads'>,
  text: string,
): Promise<NamedPaper> {
  const paper = readPaper(text)
  const named = paper && (await reads.findPaper(toPaperKey(paper)))
  if (!named)
    throw new AppError('not-found', `No entry names a paper ${text}; GET /api/v1/papers lists them.`)
  return named
}
