import { describe, expect, it } from 'vitest'
import { toEdition } from '../edition.ts'
import { readBlogs } from '../read-blogs.ts'
import { WAYS, type Way } from './ways.ts'

/** What shows that a page uses a way. */
const MARKS: Record<Way, RegExp> = {
  brackets: /\\\([^<]+\\\)/,
  codecogs: /<img src="https:\/\/latex\.codecogs\.com\/svg\.image\?%5C/,
  'csdn-compact':
    /<span class="katex--inline"><span class="katex"><span class="katex-mathml">[^<\n]+<\/span>/,
  'csdn-indented': /<span class="katex-mathml">\n {4}\n {5}\n[^<]+<\/span>/,
  distill: /<d-math block>[^<]+<\/d-math>/,
  dollars: /\$\\xi_n&gt;0\$/,
  gitlab: /<span class="math-inline" data-math="[^"]+" data-index-in-node="\d+"><span class="katex">/,
  goldmark: /\$\$[^$]*\}<em>\{[^$]*\}<\/em>\{[^$]*\$\$/,
  katex: /<span class="katex-mathml"><math[^>]*><semantics>.*?<annotation encoding="application\/x-tex">/,
  kramdown: /<script type="math\/tex">% <!\[CDATA\[\n[^\]]*< [^\]]*%\]\]><\/script>/,
  latexml: /<math [^>]*class="ltx_Math" alttext="[^"]+"/,
  'mathjax2-saved': /<span class="MathJax" id="MathJax-Element-2-Frame" [^>]*data-mathml="&lt;math/,
  'mathjax2-script': /<script type="math\/tex">[^<]+<\/script>/,
  'mathjax3-assistive':
    /<mjx-assistive-mml [^>]*><math[^>]*>.*?<\/math><\/mjx-assistive-mml><\/mjx-container>/,
  'mathjax3-copytext': /<span aria-hidden="true" class="no-mathjax mjx-copytext">\$/,
  mdnice: /<span class="span-inline-equation" style="[^"]*" data-formula="[^"]+"><svg /,
  next: /<script type="math\/tex; mode=display">/,
  notion: /contenteditable="false" class="notion-text-equation-token"/,
  pandoc: /<span class="math inline">\\\(/,
  substack: /<div class="latex-rendered" data-attrs="\{&quot;persistentExpression&quot;/,
  wikipedia: /<span class="mwe-math-mathml-inline mwe-math-mathml-a11y" style="display: none;"><math /,
  wordpress: /<img src="https:\/\/s0\.wp\.com\/latex\.php\?latex=[^"]+&#038;bg=ffffff[^"]*" alt="[^"]*&#92;/,
  'zhihu-image':
    /<img src="https:\/\/www\.zhihu\.com\/equation\?tex=[^"]+" alt="[^"]+" class="ee_img tr_noresize" eeimg="1"/,
  'zhihu-span':
    /<span class="ztext-math" data-eeimg="1" data-tex="[^"]+"><span class="tex2jax_ignore math-holder">/,
}

const bodies = readBlogs(0)
  .map((blog) => toEdition(blog, 'http://blog.example/'))
  .flatMap(({ posts }) => posts)

describe('ways of writing formulas', () => {
  it.each(Object.entries(MARKS))('%s stands in the blogs', (way, mark) => {
    const ofWay = bodies.filter(({ post }) => post.way === way).map(({ bodyHtml }) => bodyHtml)
    expect(ofWay.join('\n')).toMatch(mark)
  })

  it('is joined by money, which is no formula', () => {
    expect(bodies.map(({ bodyHtml }) => bodyHtml).join('\n')).toMatch(
      /about \$0\.40 an hour[^$]*costs \$2 or more/,
    )
  })

  it.each(Object.entries(WAYS))('%s writes both kinds', (_, write) => {
    const inline = write({ tex: 'a_1 < b', display: false, number: 1 })
    const display = write({ tex: 'a_1 < b', display: true, number: 2 })
    expect(inline).not.toBe('')
    expect(display).not.toBe('')
  })
})
