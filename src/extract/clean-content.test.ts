import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanContent } from './clean-content.ts'

const URL = 'https://a.example/blog/post'
const RULE = { fetch: 'auto', content: [] as string[], remove: [] as string[], math: 'auto' } as const
const clean = (html: string) => cleanContent({ html, url: URL })

describe('cleanContent', () => {
  it.each([
    ['a relative link', '<a href="../x">a</a>', 'https://a.example/x'],
    [
      'a link with trackers',
      '<a href="https://b.example/?utm_source=x&id=1">a</a>',
      'https://b.example/?id=1',
    ],
    ['a link with a password', '<a href="https://me:word@b.example/">a</a>', 'https://b.example/'],
    [
      'a link through Zhihu',
      '<a href="https://link.zhihu.com/?target=https%3A//arxiv.org/abs/1">a</a>',
      'https://arxiv.org/abs/1',
    ],
    [
      'a link through Juejin',
      '<a href="https://link.juejin.cn?target=https%3A%2F%2Fb.example%2F">a</a>',
      'https://b.example/',
    ],
    ['a link into the post', '<a href="#x">a</a>', `${URL}#x`],
  ])('makes %s absolute and clean', (_name, html, href) => {
    expect(clean(`<p>${html}</p>`).html).toBe(
      `<p><a href="${href}" rel="noopener noreferrer nofollow">a</a></p>`,
    )
  })

  it.each([
    ['a lazy image', '<img src="data:image/gif;base64,R0" data-src="/a.png">', 'https://a.example/a.png'],
    [
      'an image of data-original',
      '<img src="/loading.gif" data-original="/a.png">',
      'https://a.example/a.png',
    ],
    [
      'a placeholder followed by noscript',
      '<img src="/spacer.gif"><noscript><img src="/a.png"></noscript>',
      'https://a.example/a.png',
    ],
    [
      'the better candidate of a srcset',
      '<img srcset="a-1.png 300w, a-2.png 1200w, a-3.png 5000w">',
      'https://a.example/blog/a-2.png',
    ],
    [
      'a srcset with commas in its addresses',
      '<img srcset="https://i.example/w_400,h_2/a.png 400w, https://i.example/w_900,h_2/a.png 900w">',
      'https://i.example/w_900,h_2/a.png',
    ],
    [
      'an image behind the proxy of Next.js',
      '<img src="/_next/image?url=%2Fa.png&w=64&q=75">',
      'https://a.example/a.png',
    ],
  ])('shows the real source of %s', (_name, html, source) => {
    expect(clean(html).image).toBe(source)
  })

  it.each([
    ['one pixel by its size', '<img src="https://t.example/a" width="1" height="1">'],
    ['one pixel by its style', '<img src="https://t.example/a" style="width:1px;height:1px">'],
    ['hidden', '<img src="https://t.example/a" style="display: none">'],
    ['of a known tracker', '<img src="https://www.google-analytics.com/collect?x=1">'],
    ['without a source', '<img alt="x">'],
  ])('drops an image that is %s', (_name, html) => {
    expect(clean(`<p>a</p>${html}`).html).toBe('<p>a</p>')
  })

  it.each([
    ['share buttons', '<div class="sharedaddy"><a href="/s">Share</a></div>'],
    ['a subscription box', '<div class="subscription-widget-wrap"><p>Subscribe</p></div>'],
    ['text that is hidden', '<div style="display:none">preview text</div>'],
    ['the flare of a feed', '<div class="feedflare"><a href="/f">f</a></div>'],
    ['the footer of WordPress', '<p>The post <a href="/p">P</a> appeared first on <a href="/">B</a>.</p>'],
    ['a permalink', '<h2><a class="headerlink" href="#x">¶</a></h2>'],
  ])('drops %s', (_name, html) => {
    expect(clean(`<p>a</p>${html}`).html).toBe('<p>a</p>')
  })

  it('keeps the language of code and flattens its highlighting', () => {
    const html = '<pre><code class="hljs language-rust"><span class="k">fn</span> main() {}</code></pre>'
    expect(clean(html).html).toBe('<pre><code class="language-rust">fn main() {}</code></pre>')
  })

  it('writes MathML of its own and none from outside', () => {
    const { html, text, formulas } = clean(
      '<p>\\(x^2\\) <math href="javascript:alert(1)"><mtext>\\(y\\)</mtext></math></p>',
    )
    expect(formulas[0]?.tex).toBe('x^2')
    expect(html).toContain('<annotation encoding="application/x-tex">x^2</annotation>')
    expect(html).not.toContain('href')
    expect(text).toContain('\\(x^2\\)')
  })

  it('lists formulas and links in reading order, links once', () => {
    const { formulas, links } = clean(
      '<p>\\(a\\) <a href="/2">x</a> <a href="/1">x</a> <a href="/2">x</a> \\[b\\]</p>',
    )
    expect(formulas.map(({ tex }) => tex)).toEqual(['a', 'b'])
    expect(links).toEqual(['https://a.example/2', 'https://a.example/1'])
  })

  it('takes the part and leaves out what the rule of the source says', () => {
    const html = '<div class="ad">buy</div><main><p>text</p><aside class="x">box</aside></main>'
    const rule = { ...RULE, content: ['.none', 'main'], remove: ['.x'] }
    expect(cleanContent({ html, url: URL, rule }).text).toBe('text')
  })

  it('reads a wrong selector as one that finds nothing', () => {
    const rule = { ...RULE, content: ['p:::'], remove: ['[['] }
    expect(cleanContent({ html: '<p>text</p>', url: URL, rule }).text).toBe('text')
  })

  it('never throws, whatever it is given', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<p>',
        '</p>',
        '<a href="',
        '">',
        '<pre>',
        '<table><tr><td>',
        '<img src=',
        '<!--',
        '<svg>',
        '<math>',
        '\\(',
        '$$',
        '<![CDATA[',
        '&#x110000;',
        '\0',
        '</',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { html } = clean(pieces.join(''))
        expect(html).not.toMatch(/<(?:script|iframe|style|svg|form)\b/i)
      }),
    )
  })

  it('cleans its own output to the same', () => {
    const html =
      '<div><p>a <b>b</b></p><ul><li>c</li></ul><pre><code class="language-js">d</code></pre><img src="/x.png"></div>'
    const once = clean(html).html
    expect(clean(once).html).toBe(once)
  })
})

describe('tasks, pictures and lost formulas', () => {
  it.each([
    [
      'boxes of tasks as signs',
      '<ul><li><input type="checkbox" checked disabled> Done</li><li><label><input type="checkbox">Open</label></li></ul>',
      '☑ Done\n\n☐ Open',
    ],
    ['no box outside of a list', '<p><input type="checkbox"> I agree</p>', 'I agree'],
    ['what a copy left of a formula', '<p>其中[公式]表示第[公式]层。</p>', '其中[公式]表示第[公式]层。'],
    [
      'that a formula is missing',
      '<p>记<span><svg style="vertical-align:-0.5ex"><path d="M1"></path></svg></span>为权重</p>',
      '记[formula]为权重',
    ],
  ])('reads %s', (_, html, text) => {
    expect(cleanContent({ html, url: 'https://blog.example/' }).text).toBe(text)
  })

  it('finds the picture that only a source of `picture` names', () => {
    const html =
      '<picture><source type="image/avif" srcset="a.avif"><source data-srcset="a.webp 1x, a2.webp 2x"><img src="data:image/gif;base64,R0lGODlhAQ=="></picture>'
    expect(cleanContent({ html, url: 'https://blog.example/' }).image).toBe('https://blog.example/a.webp')
  })
})

describe('forms of platforms in feeds', () => {
  it.each([
    [
      'one image where the copy for readers without scripts comes first (Zhihu)',
      '<figure><noscript><img src="https://p.example/b.jpg"></noscript><img src="data:image/svg+xml;utf8,x" data-actualsrc="https://p.example/b.jpg"></figure>',
      /^<figure><img src="https:\/\/p.example\/b.jpg"[^>]*><\/figure>$/,
    ],
    [
      'a post that comes hidden (WeChat)',
      '<div id="js_content" style="visibility: hidden; opacity: 0;"><p>Text</p><p style="display:none">not</p></div>',
      /^<p>Text<\/p>$/,
    ],
    [
      'a listing of LaTeXML',
      '<div class="ltx_listing ltx_lst_language_Python"><div class="ltx_listing_data"><a href="data:x">⬇</a></div><div class="ltx_listingline">import a</div><div class="ltx_listingline">b_1 = 1</div></div>',
      /^<pre><code class="language-python">import a\nb_1 = 1<\/code><\/pre>$/,
    ],
  ])('keep %s', (_, html, expected) => {
    expect(clean(html).html).toMatch(expected)
  })
})

describe('notes beside the text', () => {
  it.each([
    [
      'Distill',
      'Two of them<d-footnote>Two are <em>enough</em>.</d-footnote> fall on a ring.',
      'Two of them fall on a ring.\n\nTwo are enough.',
    ],
    [
      'Tufte CSS',
      'In his books<label for="s" class="margin-toggle sidenote-number"></label><input type="checkbox" id="s" class="margin-toggle"/><span class="sidenote"><span class="sidenote-number">1</span> Four.</span>, he writes.<label for="m" class="margin-toggle">&#8853;</label><span class="marginnote">A margin.</span>',
      'In his books, he writes.\n\nFour.\n\nA margin.',
    ],
    [
      'a note with the words that it belongs to',
      'It <span class="sidenote"><label class="sidenote-label">goes on</label><input type="checkbox"><small class="sidenote-content"><span class="sidenote-delimiter">[note: </span>far<span class="sidenote-delimiter">]</span></small></span>.',
      'It goes on.\n\nfar',
    ],
    [
      'a note between paragraphs',
      'One.</p><aside class="sidenote"><p>Beside.</p></aside><p>Two.',
      'One.\n\nTwo.\n\nBeside.',
    ],
  ])('stand behind it: %s', (_, html, text) => {
    const { blocks, ...content } = clean(`<p>${html}</p>`)
    expect(content.text).toBe(text)
    expect(blocks.at(-1)?.kind).toBe('caption')
  })

  it('are numbered and linked in the html', () => {
    expect(clean('<p>a<d-footnote>b</d-footnote> c</p>').html).toBe(
      `<p>a<sup><a href="${URL}#at-sidenote-1" data-to="at-sidenote-1" rel="noopener noreferrer nofollow">1</a></sup> c</p><hr /><ol><li id="at-sidenote-1">b</li></ol>`,
    )
  })
})
