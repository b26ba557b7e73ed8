import type { CheerioAPI } from 'cheerio/slim'
import { replace } from '../dom.ts'

/**
 * Puts late parts of a streamed React page where they belong: the server sends `<template id="B:0">` in their place and
 * `<div hidden id="S:0">` with the part at the end of the page, and a script would move it.
 */
export function placeStreamed($: CheerioAPI): void {
  for (const part of $('div[hidden][id^="S:"]').toArray()) {
    const number = part.attribs.id?.slice(2) ?? ''
    if (!/^[\da-f]{1,8}$/.test(number)) continue
    const [place] = $(`template[id="B:${number}"], template[id="P:${number}"]`).toArray()
    if (!place || $(part).find(place).length > 0) continue
    replace(place, part.children)
    part.children = []
  }
}
