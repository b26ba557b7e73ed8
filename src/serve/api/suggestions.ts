import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { KEPT } from '../answer-policy.ts'
import { refuseMistakes, SEARCH_CHARACTERS_MAX } from '../filter.ts'
import { JUDGED_BY_HANDLER } from '../judged-by-handler.ts'
import { createQueryReader } from '../query-reader.ts'
import { type Suggest, toNameLanguage } from '../suggestions.ts'
import { problems } from './schema-parts.ts'

const SuggestionsBody = Type.Object(
  {
    tags: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String({ description: 'In Chinese when `q` holds signs of Han.' }),
        count: Type.Integer({ description: 'Entries that carry it, with the reposts that lists show once.' }),
      }),
    ),
    sources: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), entryCount: Type.Integer() })),
  },
  { description: 'What goes by that name, the likeliest first.' },
)

/** `GET /suggestions?q=`: tags and sources that go by what was typed so far. */
export function registerSuggestions(app: FastifyInstance, suggest: Suggest): void {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/suggestions',
    {
      ...JUDGED_BY_HANDLER,
      config: { answer: KEPT },
      schema: {
        operationId: 'suggest',
        tags: ['Tags'],
        summary: 'Tags and sources that go by what was typed so far',
        description:
          'Names and other names in both languages: those that begin so first, then those that hold it, most used first. Where the whole text names nothing, its last word counts.',
        querystring: Type.Object({
          q: Type.Optional(Type.String({ description: 'What was typed so far.', examples: ['reinf'] })),
        }),
        response: { 200: SuggestionsBody, ...problems(400) },
      },
    },
    async (request) => {
      const reader = createQueryReader(request.query)
      const q = reader.text('q', SEARCH_CHARACTERS_MAX) ?? ''
      refuseMistakes(reader)
      return suggest(q, toNameLanguage(q))
    },
  )
}
