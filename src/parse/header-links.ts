import { resolveUrl } from '../url.ts'

/** One link of the header; the address holds no `>`, and quoted parameters are passed over whole. */
const LINK = /<([^<>]*)>((?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^\s";,]+))*)/g

/** WebSub hubs and the document's own address in an HTTP `Link` header (RFC 8288, WebSub §4). */
export function readHeaderLinks(header: string, base: string): { hubs: string[]; self: string | null } {
  const links = [...header.matchAll(LINK)].map(([, address, parameters = '']) => ({
    url: resolveUrl(address, base),
    relations: (/;\s*rel\s*=\s*"?([^";]*)"?/i.exec(parameters)?.[1] ?? '').toLowerCase().split(/\s+/),
  }))
  const find = (relation: string) =>
    links.filter(({ relations }) => relations.includes(relation)).flatMap(({ url }) => url ?? [])
  return { hubs: find('hub'), self: find('self')[0] ?? null }
}
