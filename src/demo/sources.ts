import { toWholeSource } from '../catalogue/stanza.ts'
import type { Source } from '../source.ts'
import type { Blog } from './blog.ts'
import { FORMATS } from './formats/formats.ts'
import type { Way } from './math/ways.ts'
import type { Trouble } from './troubles.ts'

/** Formulas that only their dollars mark: a feed does not say that its site sets them. */
const DOLLAR_WAYS: ReadonlySet<Way> = new Set(['dollars', 'goldmark'])

/** How a sample blog is followed, as its stanza in a `sources.yaml` would say it. */
export function toBlogSource(blog: Blog, home: string): Source {
  const { path, stanza } = FORMATS[blog.format]
  const math = blog.posts.some((post) => DOLLAR_WAYS.has(post.way)) ? ({ math: 'dollar' } as const) : {}
  return toWholeSource({
    id: blog.id,
    title: blog.title,
    url: new URL(path, home).href,
    site: home,
    language: blog.language,
    ...stanza,
    article: { ...stanza?.article, ...math },
    expect: { minItems: 1 },
  })
}

export function toTroubleSource({ id, title, path }: Trouble, home: string): Source {
  return toWholeSource({ id, title, url: new URL(path, home).href, site: home })
}
