import type { Cheerio, CheerioAPI } from 'cheerio/slim'
import type { Element } from 'domhandler'
import type { Feed } from '../../feed.ts'
import { parseHtml } from '../../parse-html.ts'
import { resolveUrl } from '../../url.ts'
import { createFeed } from '../create-feed.ts'
import { foldSpaces } from '../plain-text.ts'

/** A page as a DOM, with what its addresses are relative to. */
export interface Page {
  $: CheerioAPI
  url: string
  /** `<base href>`, else the page's own address. */
  base: string
  /** The language that it states. */
  language: string | null
  /** What was not read of it. */
  warnings: string[]
}

export type Elements = Cheerio<Element>

export function openPage(html: string, url: string): Page {
  const { $, warnings } = parseHtml(html)
  const locale = $('meta[property="og:locale"]').attr('content')?.replace('_', '-')
  return {
    $,
    url,
    base: resolveUrl($('base[href]').attr('href'), url) ?? url,
    language: $('html').attr('lang')?.trim() || locale?.trim() || null,
    warnings,
  }
}

/** What the page says of itself; no items yet. */
export function describePage({ $, url, base, language, warnings }: Page): Feed {
  const meta = (name: string) =>
    foldSpaces($(`meta[property="${name}"], meta[name="${name}"]`).attr('content') ?? '') || null
  return {
    ...createFeed('page'),
    title: meta('og:site_name') ?? (foldSpaces($('title').first().text()) || meta('og:title')),
    link: url,
    description: meta('description') ?? meta('og:description'),
    language,
    image: resolveUrl(meta('og:image'), base),
    warnings,
    // Of the head alone: the body may hold what visitors wrote (WebSub §8.1).
    self: resolveUrl($('head link[rel~="self"]').attr('href'), base),
    hubs: $('head link[rel~="hub"]')
      .toArray()
      .flatMap((link) => resolveUrl($(link).attr('href'), base) ?? []),
    next: resolveUrl($('link[rel~="next"], a[rel~="next"]').attr('href'), base),
  }
}
