import { type ChildNode, type Element, Text } from 'domhandler'
import { resolveUrl } from '../../url.ts'
import { isElement, toElement } from '../dom.ts'

/** A player of videos: the address of its frame, and the page that shows the video. */
interface Player {
  frame: RegExp
  page: (id: string) => string
}

const PLAYERS: readonly Player[] = [
  {
    frame: /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,20})(?=$|[?&#/])/,
    page: (id) => `https://www.youtube.com/watch?v=${id}`,
  },
  {
    frame: /^https?:\/\/player\.bilibili\.com\/player\.html\?(?:[^#]*&)?bvid=(BV\w{8,12})/,
    page: (id) => `https://www.bilibili.com/video/${id}`,
  },
  {
    frame: /^https?:\/\/player\.bilibili\.com\/player\.html\?(?:[^#]*&)?aid=(\d{1,15})/,
    page: (id) => `https://www.bilibili.com/video/av${id}`,
  },
  { frame: /^https?:\/\/player\.vimeo\.com\/video\/(\d{4,15})/, page: (id) => `https://vimeo.com/${id}` },
  {
    frame: /^https?:\/\/v\.qq\.com\/[^?]*\?(?:[^#]*&)?vid=(\w{6,20})/,
    page: (id) => `https://v.qq.com/x/page/${id}.html`,
  },
  {
    frame: /^https?:\/\/player\.youku\.com\/embed\/([\w=]{6,30})/,
    page: (id) => `https://v.youku.com/v_show/id_${id}.html`,
  },
  {
    frame: /^https?:\/\/(?:www\.)?dailymotion\.com\/embed\/video\/(\w{4,20})/,
    page: (id) => `https://www.dailymotion.com/video/${id}`,
  },
  {
    frame: /^https?:\/\/(?:www\.)?loom\.com\/embed\/(\w{10,40})/,
    page: (id) => `https://www.loom.com/share/${id}`,
  },
  {
    frame: /^https?:\/\/embed\.ted\.com\/talks\/(\w{4,120})/,
    page: (id) => `https://www.ted.com/talks/${id}`,
  },
]
const SOURCES = ['src', 'data-src', 'data-lazy-src', 'data-litespeed-src']
const TITLE_LENGTH_MAX = 200

/**
 * A frame that plays a video, or an element that becomes one (`lite-youtube`), as a link to the video's page, named as the
 * frame is; nothing for any other frame.
 */
export function cleanFrame(frame: Element, base: string): ChildNode[] {
  const { videoid, 'data-videoid': id = videoid } = frame.attribs
  if (id !== undefined) {
    const page = toVideoPage(`https://www.youtube.com/embed/${id}`)
    return page ? placeLink(frame, page) : []
  }
  for (const name of SOURCES) {
    const page = toVideoPage(resolveUrl(frame.attribs[name], base))
    if (page) return placeLink(frame, page)
  }
  return []
}

function toVideoPage(source: string | null): string | null {
  if (source === null) return null
  for (const { frame, page } of PLAYERS) {
    const id = frame.exec(source)?.[1]
    if (id) return page(id)
  }
  return null
}

/** A caption of a figure of its own: a link in place of a picture, no sentence of the post. */
function placeLink(frame: Element, page: string): ChildNode[] {
  const title = frame.attribs.title?.replace(/\s+/g, ' ').trim()
  const label = title && title.length <= TITLE_LENGTH_MAX ? title : page.replace(/^https:\/\/(?:www\.)?/, '')
  const link = toElement('a', { href: page }, [new Text(label)])
  return isInFigure(frame) ? [link] : [toElement('figure', {}, [toElement('figcaption', {}, [link])])]
}

function isInFigure(frame: Element): boolean {
  for (let { parent } = frame; parent && isElement(parent); parent = parent.parent)
    if (parent.name === 'figure') return true
  return false
}
