const CDATA = /<!\[CDATA\[[\s\S]*?\]\]>/g
/** Stands for a CDATA section while markup is edited; U+0000 cannot stand in XML. */
const PLACE = /\0(\d+)\0/g

/** Edits the markup of an XML document without a look into its CDATA sections, where text may look like markup. */
function editMarkup(xml: string, edit: (markup: string) => string): string {
  const sections: string[] = []
  const markup = xml.replace(CDATA, (section) => `\0${sections.push(section) - 1}\0`)
  return edit(markup).replace(PLACE, (_place, index: string) => sections[Number(index)] ?? '')
}

/**
 * Takes away the white space that a pretty-printing writer puts around CDATA sections: it would become part of titles and,
 * worse, of addresses and ids, where readers do not trim it.
 */
export function toTightXml(xml: string): string {
  return editMarkup(xml, (markup) => markup.replace(/>\s+(?=\0)/g, '>').replace(/\0\s+(?=<)/g, '\0'))
}

/** Says that a document holds the whole feed: what is not in it is not in the feed any more (RFC 5005 §2). */
export function toMarkedComplete(xml: string): string {
  const mark = '<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/>'
  return editMarkup(xml, (markup) => markup.replace('</generator>', `$&\n  ${mark}`))
}

/** Moves `source` to the end of its entry: readers that do not mind nesting (sfeed) take the first title they meet. */
export function toSourceLast(xml: string): string {
  return editMarkup(xml, (markup) =>
    markup.replace(/(<source>[\s\S]*?<\/source>)([\s\S]*?)(<\/entry>)/g, '$2$1$3'),
  )
}
