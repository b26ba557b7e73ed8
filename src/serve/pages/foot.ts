import { html, type SafeHtml } from '../html.ts'
import type { toFeeds } from './feed-links.ts'
import { THEMES } from './preferences.ts'
import type { Visit } from './visit.ts'
import { INTERFACE_LANGUAGES, WORDS, type Words } from './words.ts'

/** The foot of every page: its feeds, the switches of theme and language, and what the times mean. */
export function renderFoot(feeds: ReturnType<typeof toFeeds>, visit: Visit): SafeHtml {
  const { foot } = visit.words
  return html`<footer class="foot">
<dl>
<div><dt>${foot.feeds}</dt><dd class="feeds">${feeds.map(({ href, name }) => html`<a href="${href}">${name}</a> `)}<a href="/opml">OPML</a> <a href="/docs">${foot.api}</a></dd></div>
<div><dt>${foot.theme}</dt><dd class="themes">${renderThemes(visit)}</dd></div>
<div><dt>${foot.language}</dt><dd class="languages">${renderLanguages(visit)}</dd></div>
</dl>
<p>${foot.utc} <a href="/about#keys" data-keys>${foot.keys}</a></p>
</footer>
${renderKeysHelp(visit.words)}`
}

/** What each key does, as a list; the same on the page about subscribing and in the dialog behind `?`. */
export function renderKeys({ about }: Words): SafeHtml {
  const rows = Object.entries(about.keysHow).map(
    ([key, does]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${does}</dd></div>`,
  )
  return html`<dl class="keys">${rows}</dl>`
}

function renderKeysHelp(words: Words): SafeHtml {
  return html`<dialog class="keys-help" aria-label="${words.foot.keys}">${renderKeys(words)}<label><input type="checkbox" checked data-keys-on>${words.script.keysOn}</label><form method="dialog"><button>${words.script.close}</button></form></dialog>`
}

function renderThemes({ path, query, preferences, words }: Visit): SafeHtml[] {
  return [...THEMES, 'auto' as const].map((theme) => {
    const isOn = (preferences.theme ?? 'auto') === theme
    const href = toChoice(path, query, { theme })
    return html`<a href="${href}" rel="nofollow" data-theme-choice="${theme}"${isOn && html` aria-current="true"`}>${words.foot.themes[theme]}</a> `
  })
}

function renderLanguages({ path, query, preferences }: Visit): SafeHtml[] {
  return INTERFACE_LANGUAGES.map((language) => {
    const { tag, name } = WORDS[language]
    const isOn = preferences.language === language
    const href = toChoice(path, query, { hl: language })
    return html`<a href="${href}" rel="nofollow" lang="${tag}" hreflang="${tag}"${isOn && html` aria-current="true"`}>${name}</a> `
  })
}

/** The same page with one choice of the reader in its address. */
function toChoice(path: string, query: Visit['query'], choice: Record<string, string>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...query, ...choice })) {
    for (const each of [value].flat()) if (typeof each === 'string') search.append(name, each)
  }
  return `${path}?${search}`
}
