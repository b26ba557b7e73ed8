import { AppError } from '../../errors.ts'
import type { EntryFilter, Reads } from '../../store/reads.ts'
import type { Tag } from '../../tag.ts'

/** What a place says of the feed that stands there. */
export interface FeedHead {
  /** What the place narrows it to, for its title. */
  names: string[]
  description: string
  /** Path of the page that shows the same list. */
  pagePath: string
  /** What the place itself asks for; wins over the query. */
  filter: Partial<EntryFilter>
}

/** A place with a feed: `path` stands before `/feed.rss` and the others. */
export interface FeedPlace {
  path: string
  /** What it is, for the API description. */
  summary: string
  /** `q`: the search as typed. Throws AppError `not-found`, `invalid`. */
  findHead: (parameters: Record<string, string>, q: string | null) => Promise<FeedHead>
}

/** Every place that has feeds. */
export function createFeedPlaces({ reads, tags }: { reads: Reads; tags: readonly Tag[] }): FeedPlace[] {
  return [
    {
      path: '',
      summary: 'All entries',
      findHead: async () => ({
        names: [],
        description: 'Posts of machine-learning blogs, in Chinese and English.',
        pagePath: '/',
        filter: {},
      }),
    },
    {
      path: '/tags/:tag',
      summary: 'Entries with a tag',
      findHead: async ({ tag: id = '' }) => {
        const name = await findTagName(id, { reads, tags })
        return {
          names: [name],
          description: `Posts tagged ${name}.`,
          pagePath: `/tags/${encodeURIComponent(id)}`,
          filter: { tags: [id] },
        }
      },
    },
    {
      path: '/sources/:source',
      summary: 'Entries of a source',
      findHead: async ({ source: id = '' }) => {
        const source = await reads.findSource(id)
        if (!source) throw new AppError('not-found', `There is no source ${id}; /sources lists them.`)
        return {
          names: [source.title],
          description: `Posts of ${source.title}.`,
          pagePath: `/sources/${encodeURIComponent(id)}`,
          filter: { sources: [id] },
        }
      },
    },
    {
      path: '/search',
      summary: 'Entries that match search words',
      findHead: async (_parameters, q) => {
        if (q === null) throw toMissingWords()
        return {
          names: [q],
          description: `Posts that match “${q}”.`,
          pagePath: '/search',
          filter: {},
        }
      },
    },
  ]
}

function toMissingWords(): AppError {
  const detail = 'q: say what to search for, as in /search/feed.rss?q=attention'
  return new AppError('invalid', `${detail}.`, { mistakes: [{ where: 'q', detail }] })
}

async function findTagName(
  id: string,
  { reads, tags }: { reads: Reads; tags: readonly Tag[] },
): Promise<string> {
  const concept = tags.find((tag) => tag.id === id)
  if (concept) return concept.names.en
  const counted = (await reads.listTagCounts()).find((tag) => tag.id === id)
  if (counted) return counted.name
  throw new AppError('not-found', `There is no tag ${id}; /tags lists them.`)
}
