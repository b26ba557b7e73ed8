import { generateOpml } from 'feedsmith'
import { toShortStanza } from '../../catalogue/sources-yaml.ts'
import { NOT_IN_RULES, OPML_ATTRIBUTES, OPML_NAMESPACE } from '../../opml-names.ts'
import type { Source } from '../../source.ts'
import { mapGroupsInStretches } from '../map-in-stretches.ts'
import { SERVICE_TITLE } from '../service-title.ts'
import { toTightXml } from './edit-markup.ts'
import { toXmlText } from './xml-text.ts'

/** OPML must have an outline (§ body), and one without an address is imported as nothing. */
const NONE = { text: 'No sources are followed yet.', title: 'No sources are followed yet.' }

/** Sources that are written in one go: a few milliseconds of work. */
const TOGETHER = 50
/** Before and behind the outlines of a document. */
const BODY_EDGES = /(?<=<body>)|(?=\n {2}<\/body>)/

/** What the standard has no attribute for. */
const OWN = { id: `incoming:${OPML_ATTRIBUTES.id}`, rules: `incoming:${OPML_ATTRIBUTES.rules}` }

/**
 * Writes the sources as OPML 2.0, one outline each; importing it gives the same set, read by the same rules. Pages, JSON
 * and sitemaps are of a type of their own: other readers would take them for feeds.
 */
export function toOpml(sources: readonly Source[]): string {
  const xml = generateOpml(
    {
      head: { title: `Sources of ${SERVICE_TITLE}`, docs: 'https://opml.org/spec2.opml' },
      body: { outlines: sources.length > 0 ? sources.map(toOutline) : [NONE] },
    },
    { extraOutlineAttributes: Object.values(OWN) },
  )
  return toTightXml(xml).replace('<opml ', `<opml xmlns:incoming="${OPML_NAMESPACE}" `)
}

/** What `toOpml` gives, written group by group: hundreds of sources hold nobody up. */
export async function writeOpml(sources: readonly Source[]): Promise<string> {
  if (sources.length <= TOGETHER) return toOpml(sources)
  const documents = await mapGroupsInStretches(sources, TOGETHER, (group) => toOpml(group).split(BODY_EDGES))
  const [head = '', , foot = ''] = documents[0] ?? []
  return head + documents.map(([, outlines]) => outlines).join('') + foot
}

function toOutline(source: Source) {
  const { id, title, url, site, language, tags } = source
  const rules = toRules(source)
  return {
    text: toXmlText(title),
    title: toXmlText(title),
    type: toType(source),
    xmlUrl: url,
    htmlUrl: site,
    ...(language && { language }),
    ...(tags.length > 0 && { category: tags.map((tag) => `/${toXmlText(tag)}`).join(',') }),
    [OWN.id]: id,
    ...(rules && { [OWN.rules]: rules }),
  }
}

function toType({ page, json, sitemap }: Source): string {
  if (page !== null) return 'page'
  if (json !== null) return 'json'
  return sitemap === null ? 'rss' : 'sitemap'
}

function toRules(source: Source): string | null {
  const rules = toShortStanza(source)
  for (const key of NOT_IN_RULES) delete rules[key]
  return Object.keys(rules).length > 0 ? toXmlText(JSON.stringify(rules)) : null
}
