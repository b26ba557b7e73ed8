import { type ChildNode, type Element, Text } from 'domhandler'
import { toElement } from '../dom.ts'
import { findImageSource } from './image-source.ts'
import { isNoiseImage } from './is-noise-image.ts'

const EMOJI_CLASS = /(?:^|\s)(?:emoji|wp-smiley|emojione|twemoji|g-emoji)(?:$|\s)/i
/** Longer is not one sign. UTF-16 code units. */
const EMOJI_LENGTH_MAX = 14
const SIZE_MAX = 10_000

/** An image as it stays: its real source absolute, its words and size, asked for without a referrer (many hosts refuse other sites); an emoji as its character; nothing for trackers. */
export function cleanImage(image: Element, base: string): ChildNode[] {
  const { attribs } = image
  const alt = attribs.alt?.trim() ?? ''
  if (isEmoji(attribs.class, alt)) return [new Text(alt)]
  const source = findImageSource(image, base)
  if (!source || isNoiseImage(image, source)) return []
  const clean: Record<string, string> = { src: source, alt, loading: 'lazy', referrerpolicy: 'no-referrer' }
  for (const side of ['width', 'height']) {
    const pixels = Number(attribs[side]?.replace(/px$/, ''))
    if (Number.isInteger(pixels) && pixels > 0 && pixels <= SIZE_MAX) clean[side] = String(pixels)
  }
  return [toElement('img', clean)]
}

function isEmoji(classes: string | undefined, alt: string): boolean {
  return (
    classes !== undefined &&
    EMOJI_CLASS.test(classes) &&
    alt.length <= EMOJI_LENGTH_MAX &&
    /\p{Emoji}/u.test(alt)
  )
}
