import { describe, expect, it } from 'vitest'
import { findDanger } from '../testing/find-danger.ts'
import { cleanContent } from './clean-content.ts'
import { extractArticle } from './extract-article.ts'

const URL = 'https://blog.example/post'

/** Ways to bring a script, a frame, a form or a style into a page; each of our own wording. */
const ATTACKS: readonly (readonly [name: string, html: string])[] = [
  ['a script', '<p>a</p><script>alert(1)</script>'],
  ['a script in capitals', '<ScRiPt>alert(1)</sCrIpT>'],
  ['a script with a slash in its tag', '<script/x>alert(1)</script/x>'],
  ['a script that never ends', '<p>a<script>alert(1)'],
  ['a script inside a script', '<scr<script>ipt>alert(1)</scr</script>ipt>'],
  ['a script behind an open attribute', '<p title="<script>alert(1)</script>">a</p>'],
  ['a script in noscript', '<noscript><p title="</noscript><script>alert(1)</script>"></noscript>'],
  ['a script in xmp', '<xmp><script>alert(1)</script></xmp>'],
  ['a script in plaintext', '<p>a<plaintext><script>alert(1)</script>'],
  ['a script in textarea', '<textarea></textarea><script>alert(1)</script>'],
  ['a script in title', '<title></title><script>alert(1)</script></title>'],
  ['a script in a template', '<template><script>alert(1)</script></template>'],
  ['a script in a comment that ends early', '<!--><script>alert(1)</script>-->'],
  ['a script in a comment with a bang', '<!-- --!><script>alert(1)</script> -->'],
  ['a script in CDATA', '<![CDATA[<script>alert(1)</script>]]>'],
  ['an escaped script', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['a script twice escaped', '&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;'],
  ['a processing instruction', '<?xml-stylesheet href="javascript:alert(1)"?><p>a</p>'],
  ['an image that fails', '<img src=x onerror=alert(1)>'],
  ['an image with a slash for a space', '<img/src="x"/onerror=alert(1)>'],
  ['an image with backquotes', '<img src=`x`onerror=alert(1)>'],
  ['a broken quote', '<img alt="x" src="y"onerror="alert(1)">'],
  ['a lazy image by script', '<img data-src="javascript:alert(1)">'],
  ['a lazy image that breaks out', '<img data-src=\'https://a.example/x.png"onerror="alert(1)\'>'],
  ['a srcset by script', '<img srcset="javascript:alert(1) 1x, data:text/html,x 2x">'],
  ['an image as data', '<img src="data:image/svg+xml;base64,PHN2Zy8+">'],
  ['an emoji that breaks out', '<img class="emoji" alt="😀<script>" src="https://a.example/x.png">'],
  ['a body handler', '<body onload=alert(1)><p>a</p>'],
  ['a details handler', '<details open ontoggle=alert(1)><summary>a</summary>b</details>'],
  ['a focus handler', '<p tabindex=1 autofocus onfocus=alert(1)>a</p>'],
  ['a pointer handler in capitals', '<div ONPOINTERENTER=alert(1)>a</div>'],
  ['an animation handler', '<p style="animation-name:x" onanimationstart=alert(1)>a</p>'],
  ['a link by script', '<a href="javascript:alert(1)">a</a>'],
  ['a link by script with a tab', '<a href="java\tscript:alert(1)">a</a>'],
  ['a link by script with a line break entity', '<a href="java&#10;script:alert(1)">a</a>'],
  ['a link by script with control characters', '<a href="&#1;&#2;javascript:alert(1)">a</a>'],
  ['a link by script in capitals and entities', '<a href="&#74;AVA&#x53;CRIPT:alert(1)">a</a>'],
  ['a link by vbscript', '<a href="vbscript:msgbox(1)">a</a>'],
  ['a link to data', '<a href="data:text/html,<script>alert(1)</script>">a</a>'],
  ['a link to a blob', '<a href="blob:https://a.example/1">a</a>'],
  [
    'a link that asks home',
    '<a href="https://a.example" ping="https://b.example" target="_top" download>a</a>',
  ],
  [
    'a link through a redirector by script',
    '<a href="https://link.zhihu.com/?target=javascript%3Aalert(1)">a</a>',
  ],
  ['a link with a password', '<a href="https://user:word@a.example/">a</a>'],
  [
    'an area',
    '<map name=m><area href="javascript:alert(1)"></map><img usemap="#m" src="https://a.example/x.png">',
  ],
  ['a base', '<base href="javascript:alert(1)//"><a href="x">a</a>'],
  ['a base elsewhere', '<base href="https://evil.example/"><p>text</p>'],
  ['a refresh', '<meta http-equiv=refresh content="0;url=javascript:alert(1)"><p>a</p>'],
  ['a style sheet', '<link rel=stylesheet href="https://a.example/x.css"><p>a</p>'],
  ['a style element', '<style>p{background:url(javascript:alert(1))}</style><p>a</p>'],
  ['a style that hides the page', '<div style="position:fixed;inset:0">a</div>'],
  ['an old style expression', '<p style="width:expression(alert(1))">a</p>'],
  ['a frame', '<iframe src="https://a.example"></iframe>'],
  ['a frame with its document', '<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
  ['a frameset', '<frameset><frame src="javascript:alert(1)"></frameset>'],
  ['an object', '<object data="javascript:alert(1)"><param name=src value=x></object>'],
  ['an embed', '<embed src="javascript:alert(1)">'],
  ['an applet', '<applet code="x.class"></applet>'],
  ['a portal', '<portal src="https://a.example"></portal>'],
  [
    'a form',
    '<form action="https://a.example"><input name=q autofocus onfocus=alert(1)><button formaction="javascript:alert(1)">a</button></form>',
  ],
  ['a button in a heading', '<h2><button onclick=alert(1) formaction="javascript:alert(1)">a</button></h2>'],
  ['a dialog', '<dialog open><p>a</p></dialog><p popover id=x>b</p>'],
  ['an SVG with a handler', '<svg onload=alert(1)><circle r=1 /></svg>'],
  ['an SVG with a script', '<svg><script>alert(1)</script></svg>'],
  [
    'an SVG with an animated link',
    '<svg><a><animate attributeName=href values="javascript:alert(1)" /><text>a</text></a></svg>',
  ],
  [
    'an SVG with foreign content',
    '<svg><foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject></svg>',
  ],
  ['an SVG with a style that mutates', '<svg></p><style><a id="</style><img src=x onerror=alert(1)>">'],
  ['MathML with a link', '<math><mtext href="javascript:alert(1)">a</mtext></math>'],
  [
    'MathML with an action',
    '<math><maction actiontype="statusline" xlink:href="javascript:alert(1)">a</maction></math>',
  ],
  [
    'MathML that mutates',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  ],
  [
    'MathML with html in its annotation',
    '<math><semantics><mi>x</mi><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></semantics></math>',
  ],
  [
    'MathML whose TeX is html',
    '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">&lt;/annotation&gt;&lt;script&gt;alert(1)&lt;/script&gt;</annotation></semantics></math>',
  ],
  ['TeX that is html', '<p>\\(&lt;/math&gt;&lt;img src=x onerror=alert(1)&gt;\\)</p>'],
  [
    'TeX with a link by script',
    '<p>\\(\\href{javascript:alert(1)}{x}\\) \\(\\url{javascript:alert(1)}\\)</p>',
  ],
  [
    'TeX with html commands',
    '<p>\\(\\htmlClass{x}{y} \\htmlStyle{color:red}{y} \\includegraphics{javascript:alert(1)}\\)</p>',
  ],
  [
    'TeX in an attribute that breaks out',
    '<span class="ztext-math" data-tex="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">x</span>',
  ],
  ['a forged formula atom', '<span data-formula="0" onclick=alert(1)><script>alert(1)</script></span>'],
  [
    'a forged atom beside a formula',
    '<p>\\(x\\) <span data-formula="9"><b>b</b></span><span data-formula="-1"></span></p>',
  ],
  [
    'a formula atom in an attribute',
    '<p>\\(x\\)<img alt=\'<span data-formula="0"></span>\' src="https://a.example/x.png"></p>',
  ],
  [
    'names that clobber',
    '<p id=getElementById name=body class=secret>a</p><img name=cookie id=location src="https://a.example/x.png">',
  ],
  [
    'a code class that is more',
    '<pre><code class="language-js onclick evil" onclick=alert(1)>a</code></pre>',
  ],
  ['a code language that breaks out', '<pre><code class=\'language-js"onclick="alert(1)\'>a</code></pre>'],
  ['a data-lang that breaks out', "<pre data-lang='\"><script>alert(1)</script>'>a</pre>"],
  [
    'a table background',
    '<table background="javascript:alert(1)"><tr><td background="javascript:alert(1)">a</td><th>b</th></tr></table>',
  ],
  ['a quotation by script', '<blockquote cite="javascript:alert(1)">a</blockquote>'],
  [
    'a video that plays by itself',
    '<video autoplay onplay=alert(1) poster="javascript:alert(1)" src="https://a.example/v.mp4"></video>',
  ],
  ['a video by script', '<video><source src="javascript:alert(1)" onerror=alert(1)></video>'],
  ['an audio with a handler', '<audio src="https://a.example/a.mp3" onloadstart=alert(1)></audio>'],
  ['a marquee', '<marquee onstart=alert(1)>a</marquee>'],
  ['a custom element', '<x-evil onclick=alert(1) is="script">a</x-evil>'],
  ['a slot', '<div><template shadowrootmode=open><script>alert(1)</script></template></div>'],
  ['null characters', '<scr\0ipt>alert(1)</scr\0ipt><img src=x on\0error=alert(1)>'],
  ['a select that swallows', '<select><option><style></option></select><img src=x onerror=alert(1)></style>'],
  [
    'a list of unclosed tags',
    '<a href="https://a.example/"><b><i><p><table><td><a href="javascript:alert(1)">a',
  ],
  ['an import map', '<script type="importmap">{"imports":{}}</script><script type=module>alert(1)</script>'],
]

describe('cleaned html holds nothing that runs, frames or styles', () => {
  it.each(ATTACKS)('of a feed with %s', (_name, html) => {
    expect(findDanger(cleanContent({ html, url: URL }).html)).toEqual([])
  })

  it.each(ATTACKS)('of a page with %s', (_name, html) => {
    const text =
      'A sentence of the post that is long enough, with a comma, to count as running text. '.repeat(4)
    const page = `<html><body><article><h1>Post</h1><p>${text}</p>${html}<p>${text}</p></article></body></html>`
    expect(findDanger(extractArticle({ html: page, url: URL }).content.html)).toEqual([])
  })

  it('of all of them at once', () => {
    const html = ATTACKS.map(([, attack]) => attack).join('\n')
    expect(findDanger(cleanContent({ html, url: URL }).html)).toEqual([])
  })

  it('is a check that sees the danger when nothing is cleaned', () => {
    const seen = ATTACKS.filter(([, html]) => findDanger(html).length > 0)
    expect(seen.length).toBeGreaterThan(ATTACKS.length * 0.85)
  })

  it('keeps the text around an attack', () => {
    const { text } = cleanContent({ html: '<p>before <img src=x onerror=alert(1)> after</p>', url: URL })
    expect(text).toBe('before after')
  })
})
