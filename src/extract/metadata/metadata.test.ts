import { describe, expect, it } from 'vitest'
import { extractArticle } from '../extract-article.ts'

function read(head: string, body = '<p>text</p>', url = 'https://www.notes.example/p') {
  return extractArticle({ html: `<html><head>${head}</head><body>${body}</body></html>`, url })
}
const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`
const at = (iso: string) => Date.parse(iso)

describe('title', () => {
  it.each([
    [
      'the only heading of a notebook rather than the name of its file',
      '<title>03_momentum</title>',
      '<div id="notebook"><h1>Why momentum works<a class="anchor-link" href="#x">¶</a></h1></div>',
      'Why momentum works',
    ],
    [
      'the heading that the page title agrees with',
      '<title>On Attention | Notes</title>',
      '<h1>Notes</h1><h1>On Attention</h1>',
      'On Attention',
    ],
    [
      'the heading without its permalink',
      '<title>Fields - Tool</title>',
      '<h1>Fields<a class="headerlink" href="#f">¶</a></h1>',
      'Fields',
    ],
    [
      'the heading of the chapter, not the book',
      '<title>Traits - The Book</title>',
      '<h1>The Book</h1><h2>Traits</h2>',
      'Traits',
    ],
    [
      'JSON-LD when there is no heading',
      `${ld({ '@type': 'BlogPosting', headline: 'Tom &amp; Jerry&#8217;s' })}<title>x</title>`,
      '',
      'Tom & Jerry’s',
    ],
    [
      'og:title without the name of the site',
      '<meta property="og:title" content="A - B Trees - The Site"><meta property="og:site_name" content="The Site">',
      '',
      'A - B Trees',
    ],
    ['the title without the host', '<title>A short story · Notes</title>', '', 'A short story'],
    ['the title without a platform', '<title>注意力机制详解 - 知乎</title>', '', '注意力机制详解'],
    [
      'the title without blog and platform',
      '<title>注意力机制详解_小明的博客-CSDN博客</title>',
      '',
      '注意力机制详解',
    ],
    [
      'a title that has a dash of its own',
      '<title>Sim-to-real: what is left</title>',
      '',
      'Sim-to-real: what is left',
    ],
    [
      'a title whose site comes first',
      '<title>The Site | A long title of a post</title><meta property="og:site_name" content="The Site">',
      '',
      'A long title of a post',
    ],
    ['angles in a title', '<title>Result&lt;T, E&gt; in depth</title>', '', 'Result<T, E> in depth'],
    [
      'a title with a bar and an underscore of its own',
      '<title>What p(z|x) is, and torch_compile too</title>',
      '',
      'What p(z|x) is, and torch_compile too',
    ],
    ['nothing', '', '', null],
  ])('is %s', (_name, head, body, title) => {
    expect(read(head, body).title).toBe(title)
  })
})

describe('authors', () => {
  it.each([
    [
      'of JSON-LD, several',
      ld({ '@type': 'Article', author: [{ name: 'Ann Lee' }, { name: 'Bo Oh' }] }),
      '',
      ['Ann Lee', 'Bo Oh'],
    ],
    [
      'of JSON-LD as plain text with a list of names',
      ld({ '@type': 'Article', author: 'Ann Lee, Bo Oh and Cy Young' }),
      '',
      ['Ann Lee', 'Bo Oh', 'Cy Young'],
    ],
    [
      'of citations, given name first',
      '<meta name="citation_author" content="Lee, Ann"><meta name="citation_author" content="Oh, Bo">',
      '',
      ['Ann Lee', 'Bo Oh'],
    ],
    [
      'of meta, but not an address',
      '<meta property="article:author" content="https://facebook.example/ann">',
      '<span class="author-name">Ann Lee</span>',
      ['Ann Lee'],
    ],
    ['of a by-line near the heading', '', '<h1>T</h1><p>Written by Ann Lee on May 3, 2024</p>', ['Ann Lee']],
    [
      'of a by-line in two elements',
      '',
      '<h1>T</h1><div><span>By</span><div>Ann Lee</div></div>',
      ['Ann Lee'],
    ],
    ['of a link to a person', '', '<h1>T</h1><div><a href="/authors/ann">Ann Lee</a></div>', ['Ann Lee']],
    ['in Chinese', '', '<h1>题</h1><div>作者：王小明</div>', ['王小明']],
    [
      'rather than the site that publishes',
      `${ld({ '@type': 'Article', author: { '@type': 'Organization', name: 'Notes' } })}<meta property="og:site_name" content="Notes">`,
      '<span class="author-name">Ann Lee</span>',
      ['Ann Lee'],
    ],
    [
      'or the site when nobody else is named',
      ld({ '@type': 'Article', author: { name: 'Notes' } }),
      '',
      ['Notes'],
    ],
    ['but not admin', '<meta name="author" content="admin">', '', []],
  ])('are those %s', (_name, head, body, authors) => {
    expect(read(head, `${body}<p>text</p>`).authors).toEqual(authors)
  })
})

describe('published', () => {
  it.each([
    [
      'JSON-LD',
      ld({ '@type': 'Article', datePublished: '2024-05-06T07:08:00Z' }),
      '',
      '2024-05-06T07:08:00Z',
      'minute',
    ],
    [
      'JSON-LD in a graph',
      ld({ '@graph': [{ '@type': 'WebPage', datePublished: '2024-05-06' }] }),
      '',
      '2024-05-06',
      'day',
    ],
    ['meta', '<meta property="article:published_time" content="2024-05-06">', '', '2024-05-06', 'day'],
    [
      'a time element in the article',
      '',
      '<article><time datetime="2024-05-06">May</time></article>',
      '2024-05-06',
      'day',
    ],
    ['a line near the heading', '', '<h1>T</h1><div>Ann · May 6, 2024 · 5 min</div>', '2024-05-06', 'day'],
    ['a month alone', '<meta name="citation_date" content="2024-05">', '', '2024-05-01', 'month'],
  ])('reads %s with its precision', (_name, head, body, iso, precision) => {
    expect(read(head, `${body}<p>text</p>`).published).toEqual({ at: at(iso), precision })
  })

  it('reads the path when the page states nothing', () => {
    expect(read('', '<p>a</p>', 'https://a.example/2024/05/06/post').published).toEqual({
      at: at('2024-05-06'),
      precision: 'day',
    })
  })

  it('takes a date of change for one of change only', () => {
    const { published, updated } = read('', '<h1>T</h1><p>Last updated: 6 May 2024</p>')
    expect(published).toBeNull()
    expect(updated).toEqual({ at: at('2024-05-06'), precision: 'day' })
  })

  it('is null when nothing is stated', () => {
    expect(read('').published).toBeNull()
  })
})

describe('the other fields', () => {
  it.each([
    [
      'a canonical address, absolute and clean',
      '<link rel="canonical" href="/a?utm_source=x">',
      'https://www.notes.example/a',
    ],
    [
      'og:url where there is none',
      '<meta property="og:url" content="https://b.example/a">',
      'https://b.example/a',
    ],
    [
      'no home page as the address of a post',
      '<link rel="canonical" href="https://www.notes.example/">',
      null,
    ],
    ['no script as an address', '<link rel="canonical" href="javascript:alert(1)">', null],
  ])('hold %s', (_name, head, url) => {
    expect(read(head).canonicalUrl).toBe(url)
  })

  it.each([
    ['og:image', '<meta property="og:image" content="/i.png">', 'https://www.notes.example/i.png'],
    [
      'JSON-LD rather than a logo',
      `<meta property="og:image" content="/logo.png">${ld({ '@type': 'Article', headline: 'x', image: ['/a.jpg'] })}`,
      'https://www.notes.example/a.jpg',
    ],
    ['the first picture of the post', '', 'https://www.notes.example/in.png'],
  ])('hold %s as image', (_name, head, image) => {
    expect(read(head, '<p>text</p><img src="/in.png">').image).toBe(image)
  })

  it.each([
    ['JSON-LD', ld({ '@type': 'Article', headline: 'x', keywords: 'a, b,A' }), '', ['a', 'b']],
    [
      'article:tag',
      '<meta property="article:tag" content="a"><meta property="article:tag" content="b">',
      '',
      ['a', 'b'],
    ],
    [
      'printed tags before keywords',
      '<meta name="keywords" content="x">',
      '<ul class="post-tags"><li><a># 机器学习</a></li></ul>',
      ['机器学习'],
    ],
    [
      'keywords, Chinese commas too',
      '<meta name="keywords" content="模型，数据、训练">',
      '',
      ['模型', '数据', '训练'],
    ],
    [
      'a stuffed list as none',
      `<meta name="keywords" content="${Array.from({ length: 40 }, (_, index) => `k${index}`).join()}">`,
      '',
      [],
    ],
    [
      'the tags of MkDocs Material',
      '',
      '<nav class="md-tags"><a href="/t" class="md-tag">Optimisation</a><span class="md-tag">SGD</span></nav>',
      ['Optimisation', 'SGD'],
    ],
  ])('hold keywords of %s', (_name, head, body, keywords) => {
    expect(read(head, `${body}<p>text</p>`).keywords).toEqual(keywords)
  })

  it.each([
    ['the description', '<meta name="description" content=" An  excerpt. ">', 'An excerpt.'],
    [
      'one that is whole before one that is cut off',
      '<meta property="og:description" content="An ex…"><meta name="description" content="An excerpt.">',
      'An excerpt.',
    ],
    [
      'entities decoded twice where they were encoded twice',
      '<meta name="description" content="it&amp;#8217;s">',
      'it’s',
    ],
  ])('hold as excerpt %s', (_name, head, excerpt) => {
    expect(read(head).excerpt).toBe(excerpt)
  })

  it.each([
    ['lang', '<meta property="og:locale" content="en_US">', 'en-US'],
    ['nonsense as none', '<meta http-equiv="content-language" content="x-default!">', null],
  ])('hold the language of %s', (_name, head, language) => {
    expect(read(head).language).toBe(language)
  })

  it.each([
    ['comments around it', '<!-- {"@type":"Article","headline":"T"} -->', 'T'],
    ['a raw line break in a string', '{"@type":"Article","headline":"T\nU"}', 'T U'],
    ['a trailing comma', '{"@type":"Article","headline":"T",}', 'T'],
    ['no sense at all', '{"@type":', 'x'],
  ])('come from JSON-LD with %s', (_name, json, title) => {
    expect(read(`<script type="application/ld+json">${json}</script><title>x</title>`, '').title).toBe(title)
  })
})
