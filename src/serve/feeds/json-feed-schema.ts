import { Type } from '@fastify/type-provider-typebox'

const text = Type.Optional(Type.String())
const AuthorSchema = Type.Object({ name: Type.String(), url: text })
const AttachmentSchema = Type.Object({
  url: Type.String(),
  mime_type: Type.String(),
  size_in_bytes: Type.Optional(Type.Integer()),
})

const ItemSchema = Type.Object({
  id: Type.String(),
  url: Type.String(),
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: Type.String({ format: 'date-time' }),
  date_modified: Type.Optional(Type.String({ format: 'date-time' })),
  authors: Type.Array(AuthorSchema),
  tags: Type.Optional(Type.Array(Type.String())),
  language: text,
  image: text,
  attachments: Type.Optional(Type.Array(AttachmentSchema)),
  _source: Type.Optional(
    Type.Object(
      { title: Type.String(), url: Type.String(), feed_url: text },
      { description: 'Where the post is from; digests and news of sources are our own.' },
    ),
  ),
})

/** What a feed is in JSON Feed 1.1, for the API description. */
export const JsonFeedSchema = Type.Object(
  {
    version: Type.String({ examples: ['https://jsonfeed.org/version/1.1'] }),
    title: Type.String(),
    home_page_url: Type.String(),
    feed_url: Type.String(),
    description: text,
    next_url: Type.Optional(Type.String({ description: 'The page after this one.' })),
    language: text,
    items: Type.Array(ItemSchema),
  },
  { $id: 'JsonFeed', description: 'A feed as JSON Feed 1.1.' },
)
