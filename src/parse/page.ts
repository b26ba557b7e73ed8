import { type Cheerio, type CheerioAPI, load } from 'cheerio/slim'
import { type ChildNode, DomHandler, type Element } from 'domhandler'
import { Parser } from 'htmlparser2'
import type { Feed } from '../feed.ts'
import { resolveUrl } from '../url.ts'
import { createFeed } from './create-feed.ts'
import { foldSpaces } from './plain-text.ts'

/** A page as a DOM, with what its addresses are relative to. */
export interface Page {
  $: CheerioAPI
  url: string
  /** `<base href>`, else the page's own address. */
  base: string
}

export type Elements = Cheerio<Element>

/** Elements deeper than this become siblings, so that what walks the tree may recurse. */
const DEPTH_MAX = 200
/** A page that lists posts has fewer; the rest of a bigger one is not read. */
const ELEMENTS_MAX = 100_000
const OPEN_ELEMENTS_MAX = 2_000

/** Builds a tree of bounded depth; comments and instructions would only split text. */
class BoundedHandler extends DomHandler {
  private readonly stop: () => void
  private depth = 0
  private count = 0

  constructor(stop: () => void) {
    super()
    this.stop = stop
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.depth++
    this.count++
    if (this.count > ELEMENTS_MAX || this.depth > OPEN_ELEMENTS_MAX) this.stop()
    super.onopentag(name, attributes)
    if (this.depth > DEPTH_MAX) this.tagStack.pop()
  }

  override onclosetag(): void {
    if (this.depth <= DEPTH_MAX) super.onclosetag()
    this.depth--
  }

  override oncomment(): void {}
  override oncommentend(): void {}
  override onprocessinginstruction(): void {}
}

export function openPage(html: string, url: string): Page {
  const handler = new BoundedHandler(() => parser.pause())
  const parser = new Parser(handler)
  parser.end(html)
  const $ = load(handler.root as unknown as ChildNode)
  return { $, url, base: resolveUrl($('base[href]').attr('href'), url) ?? url }
}

/** What the page says of itself; no items yet. */
export function describePage({ $, url, base }: Page): Feed {
  const meta = (name: string) =>
    foldSpaces($(`meta[property="${name}"], meta[name="${name}"]`).attr('content') ?? '') || null
  return {
    ...createFeed('page'),
    title: meta('og:site_name') ?? (foldSpaces($('title').first().text()) || meta('og:title')),
    link: url,
    description: meta('description') ?? meta('og:description'),
    language: $('html').attr('lang')?.trim() || meta('og:locale')?.replace('_', '-') || null,
    image: resolveUrl(meta('og:image'), base),
    next: resolveUrl($('link[rel~="next"], a[rel~="next"]').attr('href'), base),
  }
}
