import { generateOpml } from 'feedsmith'
import type { Source } from '../../source.ts'
import { toTightXml } from './edit-markup.ts'
import { SERVICE_TITLE } from './feed-document.ts'
import { toXmlText } from './xml-text.ts'

/** Writes the sources as OPML 2.0, one outline each; importing it gives the same set. */
export function toOpml(sources: readonly Source[]): string {
  const xml = generateOpml({
    head: { title: `Sources of ${SERVICE_TITLE}`, docs: 'https://opml.org/spec2.opml' },
    body: {
      outlines: sources.map(({ title, url, site, language, tags }) => ({
        text: toXmlText(title),
        title: toXmlText(title),
        type: 'rss',
        xmlUrl: url,
        htmlUrl: site,
        ...(language && { language }),
        ...(tags.length > 0 && { category: tags.map((tag) => `/${toXmlText(tag)}`).join(',') }),
      })),
    },
  })
  return toTightXml(xml)
}
