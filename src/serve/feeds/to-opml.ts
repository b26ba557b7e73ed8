import { generateOpml } from 'feedsmith'
import type { Source } from '../../source.ts'
import { toTightXml } from './edit-markup.ts'
import { SERVICE_TITLE } from './feed-document.ts'
import { toXmlText } from './xml-text.ts'

/** OPML must have an outline (§ body), and one without an address is imported as nothing. */
const NONE = { text: 'No sources are followed yet.', title: 'No sources are followed yet.' }

/** Writes the sources as OPML 2.0, one outline each; importing it gives the same set. */
export function toOpml(sources: readonly Source[]): string {
  const xml = generateOpml({
    head: { title: `Sources of ${SERVICE_TITLE}`, docs: 'https://opml.org/spec2.opml' },
    body: {
      outlines: sources.length > 0 ? sources.map(toOutline) : [NONE],
    },
  })
  return toTightXml(xml)
}

function toOutline({ title, url, site, language, tags }: Source) {
  return {
    text: toXmlText(title),
    title: toXmlText(title),
    type: 'rss',
    xmlUrl: url,
    htmlUrl: site,
    ...(language && { language }),
    ...(tags.length > 0 && { category: tags.map((tag) => `/${toXmlText(tag)}`).join(',') }),
  }
}
