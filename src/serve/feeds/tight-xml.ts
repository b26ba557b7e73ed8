/**
 * Takes away the white space that a pretty-printing writer puts around CDATA sections: it would become part of titles and,
 * worse, of addresses and ids, where readers do not trim it.
 */
export function toTightXml(xml: string): string {
  return xml.replace(/>\s+(?=<!\[CDATA\[)/g, '>').replace(/\]\]>\s+(?=<\/)/g, ']]>')
}
