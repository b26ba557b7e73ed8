import { escapeMarkup } from '../escape-markup.ts'
import type { Written } from './typeset.ts'

/** Zhihu as feeds and reposts carry it: an image whose address and alternative text are the TeX. */
export function writeZhihuImage({ tex, display }: Written): string {
  const address = `https://www.zhihu.com/equation?tex=${encodeURIComponent(tex)}`
  return `<img src="${address}" alt="${escapeMarkup(tex)}" class="ee_img tr_noresize" eeimg="${display ? 2 : 1}" />`
}

/** WordPress.com and Jetpack: `+` is a space in the address, and the backslashes of the text are entities. */
export function writeWordpress({ tex, display }: Written): string {
  const source = display ? `\\displaystyle ${tex}` : tex
  const query = encodeURIComponent(source).replaceAll('%20', '+')
  const alt = escapeMarkup(source).replaceAll('\\', '&#92;')
  const image = `<img src="https://s0.wp.com/latex.php?latex=${query}&#038;bg=ffffff&#038;fg=000&#038;s=0&#038;c=20201002" alt="${alt}" title="${alt}" class="latex" />`
  return display ? `<p style="text-align:center;">${image}</p>` : image
}

/** CodeCogs: nothing but the address. */
export function writeCodecogs({ tex }: Written): string {
  return `<img src="https://latex.codecogs.com/svg.image?${encodeURIComponent(tex)}" />`
}
