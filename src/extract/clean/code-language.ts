import type { Element } from 'domhandler'
import { isElement } from '../dom.ts'

/** How far up from a `pre` its language may be named: pre, figure or div around it, div around that. */
const LEVELS_MAX = 4
const INNER_LEVELS_MAX = 6
const INNER_HOLDERS = new Set('table tbody tr td pre'.split(' '))
const LANGUAGE = /^[a-z][a-z0-9+#._-]{0,19}$/
/** `language-x`, `lang-x`, `highlight-source-x` (GitHub), `highlight-x` (Sphinx), `brush: x` (SyntaxHighlighter). */
const NAMED =
  /(?:^|\s)(?:language-|lang-|highlight-source-|highlight-|ltx_lst_language_|src-|brush:\s*)([\w+#.-]+)/i
/** Classes beside which a bare word is the language: `hljs python` (highlight.js), `highlight python` (Hexo), `sourceCode python` (pandoc), `prism js`. */
const BARE =
  /(?:^|\s)(?:hljs|highlight|sourcecode|prism|prettyprint|crayon|chroma)\s+(?:hl-)?(?!line|code|wrap|theme|default|copy|block|no|tab-size)([a-z][\w+#-]*)/i
/** What stands where a language would, and says there is none. */
const NO_LANGUAGES = new Set(
  `text plain plaintext txt none nohighlight nocode default auto code source wrap highlight hljs highlighter-rouge rouge
  notranslate prettyprint linenums undefined null unknown lines line-numbers ipython3-output output fallback`.split(
    /\s+/,
  ),
)

/** The kernels of notebooks, by what they run. */
const KERNELS: Readonly<Record<string, string>> = {
  ipython: 'python',
  ipython2: 'python',
  ipython3: 'python',
}

/** Code as Distill writes it. */
const CODE_TAGS = new Set(['d-code', 'dt-code'])

/** The programming language that a code block's own classes, or those of what is around it, name; else null. */
export function findCodeLanguage(pre: Element): string | null {
  const inner = findInner(pre)
  if (inner) return inner
  let element: Element | null = pre
  for (let level = 0; element && level < LEVELS_MAX; level++) {
    const language = readLanguage(element)
    if (language) return language
    const parent: Element['parent'] = element.parent
    element = parent && isElement(parent) && parent.name !== 'body' ? parent : null
  }
  return null
}

/** The language that a `code` or `pre` inside names; only a few levels down, past the table of line numbers. */
function findInner({ children }: Element, level = 0): string | null {
  for (const child of children) {
    if (!isElement(child) || level > INNER_LEVELS_MAX) continue
    const language =
      readLanguage(child) ?? (INNER_HOLDERS.has(child.name) ? findInner(child, level + 1) : null)
    if (language) return language
  }
  return null
}

function readLanguage({ name, attribs }: Element): string | null {
  const classes = attribs.class ?? ''
  const candidates = [
    attribs['data-lang'] ??
      attribs['data-language'] ??
      attribs['data-code-language'] ??
      (CODE_TAGS.has(name) ? attribs.language : undefined),
    NAMED.exec(classes)?.[1],
    BARE.exec(classes)?.[1],
    attribs.lang === 'en' ? undefined : attribs['data-enlighter-language'],
  ]
  for (const candidate of candidates) {
    const language = candidate?.toLowerCase().trim()
    if (language && LANGUAGE.test(language) && !NO_LANGUAGES.has(language))
      return KERNELS[language] ?? language
  }
  return null
}
