import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Static, Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../../errors.ts'
import type { Reads } from '../../store/reads.ts'
import type { Tag } from '../../tag.ts'
import { KEPT } from '../answer-policy.ts'
import { findRelatedTags } from '../find-related-tags.ts'
import { problems, refTo, TextOrNull } from './schema-parts.ts'
import { sendJson, toJsonBytes } from './send-json.ts'

const words = Type.Array(Type.String())

export const ApiTagSchema = Type.Object(
  {
    id: Type.String({ examples: ['natural-language-processing'] }),
    names: Type.Object({ en: Type.String(), zh: Type.String() }),
    aliases: Type.Object({ en: words, zh: words }),
    parent: TextOrNull,
    isVocabulary: Type.Boolean({ description: 'False for words that only authors use.' }),
    count: Type.Integer({ description: 'Entries that carry it, with the reposts that lists show once.' }),
  },
  { $id: 'Tag' },
)
type ApiTag = Static<typeof ApiTagSchema>

export const ApiTagDetailSchema = Type.Object(
  {
    ...ApiTagSchema.properties,
    children: Type.Array(Type.String(), { description: 'Ids of the concepts right below it.' }),
    related: Type.Array(
      Type.Object({
        id: Type.String(),
        names: ApiTagSchema.properties.names,
        shared: Type.Integer({ description: 'How many of its newest entries carry that tag too.' }),
      }),
      { description: 'The tags that stand beside it most, for their own frequency.' },
    ),
  },
  { $id: 'TagDetail', description: 'A tag with the tags around it.' },
)

/** `GET /tags` and `GET /tags/:id`: the vocabulary, also where no entry carries it yet, and the words of authors. */
export function registerTags(
  app: FastifyInstance,
  { reads, tags }: { reads: Reads; tags: readonly Tag[] },
): void {
  const api = app.withTypeProvider<TypeBoxTypeProvider>()
  const describe = { tags: ['Tags'] }

  api.get(
    '/tags',
    {
      config: { answer: KEPT },
      schema: {
        ...describe,
        operationId: 'listTags',
        summary: 'All tags, most used first',
        response: {
          200: Type.Object({ tags: Type.Array(refTo(ApiTagSchema)) }, { description: 'All tags.' }),
        },
      },
    },
    async (_, reply) => {
      const all = await listTags(reads, tags)
      // Some thousands: others are answered between finding and writing them.
      await nextTurn()
      return sendJson(reply, toJsonBytes({ tags: all }))
    },
  )

  api.get(
    '/tags/:id',
    {
      config: { answer: KEPT },
      schema: {
        ...describe,
        operationId: 'findTag',
        summary: 'One tag, the concepts around it and the tags beside it',
        params: Type.Object({ id: Type.String({ description: 'Id of a tag.' }) }),
        response: { 200: refTo(ApiTagDetailSchema), ...problems(404) },
      },
    },
    async (request) => {
      const tag = (await listTags(reads, tags)).find(({ id }) => id === request.params.id)
      if (!tag)
        throw new AppError('not-found', `There is no tag ${request.params.id}; GET /api/v1/tags lists them.`)
      const children = tags.filter(({ parent }) => parent === tag.id).map(({ id }) => id)
      return { ...tag, children, related: await findRelatedTags(tag.id, { reads, tags }) }
    },
  )
}

async function listTags(reads: Reads, vocabulary: readonly Tag[]): Promise<ApiTag[]> {
  const counted = await reads.listTagCounts()
  const counts = new Map(counted.map(({ id, count }) => [id, count]))
  const known = new Set(vocabulary.map(({ id }) => id))
  const concepts = vocabulary.map(({ id, names, aliases, parent }) => ({
    id,
    names,
    aliases,
    parent,
    isVocabulary: true,
    count: counts.get(id) ?? 0,
  }))
  const others = counted.filter(({ id }) => !known.has(id)).map(toAuthorTag)
  return [...concepts, ...others].sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
}

/** A word that only authors use: it has one name, whatever the language. */
function toAuthorTag({ id, name, count }: { id: string; name: string; count: number }): ApiTag {
  return {
    id,
    names: { en: name, zh: name },
    aliases: { en: [], zh: [] },
    parent: null,
    isVocabulary: false,
    count,
  }
}
