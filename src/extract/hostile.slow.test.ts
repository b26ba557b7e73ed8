import { describe, expect, it } from 'vitest'
import { cleanContent } from './clean-content.ts'
import { extractArticle } from './extract-article.ts'

const URL = 'https://a.example/'
/** Far above what any of these takes, far below what quadratic time would. */
const LIMIT_MS = 4_000

describe('extraction stays fast', () => {
  it.each([
    ['nested elements', '<div>'.repeat(100_000)],
    ['nested lists and quotes', '<blockquote><ul><li><b>'.repeat(20_000)],
    ['attributes', `<p ${Array.from({ length: 50_000 }, (_, index) => `a${index}=1`).join(' ')}>x`],
    ['open angles', '<'.repeat(1_000_000)],
    ['ampersands', '&'.repeat(1_000_000)],
    ['white space', `<p>中${' \n'.repeat(500_000)}x</p>`],
    ['white space in a heading', `<h1>${' '.repeat(500_000)}x</h1>`],
    ['separators in the title', `<title>${' | '.repeat(300_000)}</title>`],
    ['lines of code', `<pre>${'<code>x</code>'.repeat(40_000)}</pre>`],
    ['breaks', `<p>${'x<br>'.repeat(50_000)}`],
    ['links', '<a href="/x?utm_source=1">a</a>'.repeat(20_000)],
    ['cells', `<table><tr>${'<td>x'.repeat(40_000)}`],
    ['candidates of a srcset', `<img srcset="${'b.png 1x, '.repeat(100_000)}">`],
    ['classes', `<p class="${'ad-'.repeat(300_000)} ${'a '.repeat(100_000)}">x</p>`],
    ['brackets of JSON-LD', `<script type="application/ld+json">${'['.repeat(400_000)}</script>`],
    ['by-lines', '<div class="byline">by '.repeat(20_000)],
    ['dollars', '$x$ '.repeat(50_000)],
  ])('on too many %s', (_name, html) => {
    const started = performance.now()
    extractArticle({ html, url: URL })
    cleanContent({ html, url: URL })
    expect(performance.now() - started).toBeLessThan(LIMIT_MS)
  })
})
