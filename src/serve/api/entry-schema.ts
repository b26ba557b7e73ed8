import { type Static, Type } from '@fastify/type-provider-typebox'
import type { EntryCard, EntryDetail, PublishedPrecision, StoryRelation } from '../../entry.ts'
import { PAPER_KINDS } from '../../paper.ts'
import type { TagOrigin } from '../../tag.ts'
import {
  NumberOrNull,
  oneOf,
  refTo,
  TextOrNull,
  Time,
  TimeOrNull,
  toTime,
  toTimeOrNull,
} from './schema-parts.ts'

const TagSchema = Type.Object({
  id: Type.String({ examples: ['natural-language-processing'] }),
  name: Type.String({ examples: ['Natural language processing'] }),
  origin: oneOf<TagOrigin>(
    ['author', 'vocabulary', 'source'],
    "The author's own word, a match of the vocabulary, or set for the whole source.",
  ),
})

/** A tag with the words that spoke for it. */
export const ExplainedTagSchema = Type.Object({
  ...TagSchema.properties,
  why: Type.Optional(
    Type.String({
      description: 'For a match of the vocabulary: the words that it was known by, and where they stood.',
      examples: ['self-attention ×4, transformer ×2; title'],
    }),
  ),
})

export const PrecisionSchema = oneOf<PublishedPrecision>(
  ['minute', 'day', 'month', 'seen'],
  'How exactly the date was stated; `seen`: not at all, it is when we first saw the entry.',
)

export const PaperSchema = Type.Object({
  kind: oneOf(PAPER_KINDS),
  id: Type.String({ examples: ['1706.03762'] }),
  url: Type.String(),
})

export const EnclosureSchema = Type.Object({ url: Type.String(), type: TextOrNull, length: NumberOrNull })

const cardFields = {
  id: Type.String({ description: 'Permanent.', examples: ['7k3q9v0c2m8d4h6t'] }),
  url: Type.String({ examples: ['https://lilianweng.github.io/posts/2018-06-24-attention/'] }),
  title: Type.String({ examples: ['Attention? Attention!'] }),
  authors: Type.Array(Type.String()),
  source: Type.Object({
    id: Type.String({ examples: ['lilianweng'] }),
    title: Type.String({ examples: ["Lil'Log"] }),
    url: Type.String({ description: 'The site that people read.' }),
  }),
  publishedAt: Time,
  publishedPrecision: PrecisionSchema,
  updatedAt: TimeOrNull,
  seenAt: Time,
  language: Type.Unsafe<string | null>({
    type: ['string', 'null'],
    description: 'BCP 47.',
    examples: ['en'],
  }),
  snippet: Type.String({ description: 'Plain text; formulas as `\\(tex\\)`.' }),
  snippetHtml: Type.String({
    description: 'The same as html; formulas as MathML with the TeX in an annotation.',
  }),
  tags: Type.Array(TagSchema),
  image: TextOrNull,
  wordCount: Type.Integer(),
  readingMinutes: Type.Integer(),
  hasMath: Type.Boolean(),
  alsoAt: Type.Array(
    Type.Object({
      url: Type.String(),
      title: Type.String(),
      source: Type.String(),
      relation: oneOf<StoryRelation>(['repost', 'excerpt', 'translation'], 'What stands there.'),
    }),
    { description: 'Where the same article also stands.' },
  ),
}

export const EntrySchema = Type.Object(
  {
    ...cardFields,
    match: Type.Optional(
      Type.Object(
        { titleHtml: Type.String(), snippetHtml: Type.String() },
        {
          description:
            'Answers of `q` only: title, and snippet or passage, with `<mark>` around the words found.',
        },
      ),
    ),
  },
  { $id: 'Entry', description: 'A post as lists show it.' },
)

export const EntryDetailSchema = Type.Object(
  {
    ...cardFields,
    tags: Type.Array(ExplainedTagSchema),
    contentHtml: Type.String({ description: 'Sanitised html.' }),
    contentText: Type.String(),
    categories: Type.Array(Type.String(), { description: "The author's words, untouched." }),
    enclosures: Type.Array(EnclosureSchema),
    papers: Type.Array(PaperSchema, {
      description: 'Papers, preprints and repositories that the post links to.',
    }),
    related: Type.Array(refTo(EntrySchema)),
  },
  { $id: 'EntryDetail', description: 'A post in full.' },
)

const ofFields = (name: string) => `Where \`fields\` was given: those fields of ${name}, and no others.`

/** What is answered of an entry where fields of it are asked for. */
export const EntryPartSchema = Type.Partial(EntrySchema, {
  $id: 'EntryPart',
  description: ofFields('an Entry'),
})
export const EntryDetailPartSchema = Type.Partial(EntryDetailSchema, {
  $id: 'EntryDetailPart',
  description: ofFields('an EntryDetail'),
})

/** A card as the API writes it. */
export function toApiEntry(card: EntryCard): Static<typeof EntrySchema> {
  return {
    ...card,
    publishedAt: toTime(card.publishedAt),
    updatedAt: toTimeOrNull(card.updatedAt),
    seenAt: toTime(card.seenAt),
  }
}

/** An entry in full as the API writes it. */
export function toApiEntryDetail(entry: EntryDetail): Static<typeof EntryDetailSchema> {
  return { ...entry, ...toApiEntry(entry), related: entry.related.map(toApiEntry) }
}
