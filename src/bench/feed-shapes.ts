import { escapeText } from '../parse/entities.ts'

/** What a blog's post usually holds: prose, a formula, a link, code, a picture, a list. */
const ENGLISH =
  '<h2 id="gradients">Attention &amp; gradients</h2><p>The loss \\(x_t &gt; 0\\) is <em>convex</em> in the ' +
  '<a href="https://blog.example/posts/1?a=1&amp;b=2">logits</a>, so a <strong>warm-up</strong> helps &mdash; see ' +
  '<code>model.fit(x)</code>.</p><pre><code class="language-python">def f(x):\n    return x &lt; 3 and x.T @ x\n' +
  '</code></pre><p><img src="https://blog.example/i/1.png" alt="A figure" width="640"/></p><ul><li>One</li></ul>\n'
const CHINESE =
  '<h2>注意力机制与梯度</h2><p>损失函数 \\(x_t &gt; 0\\) 对<a href="https://blog.example/posts/1">对数几率</a>是' +
  '<strong>凸</strong>的，因此学习率的预热有助于训练；参见 <code>model.fit(x)</code>。我们在多个数据集上做了实验。</p>' +
  '<pre><code>def f(x):\n    return x &lt; 3\n</code></pre><p><img src="https://blog.example/i/1.png" alt="图"/></p>\n'
const HTML_CHARACTERS = 8_000
const ITEMS = 20

/** A feed of 20 posts of about 8,000 characters each, as common software writes it. */
export interface FeedShape {
  name: string
  xml: string
}

/** What WordPress, static site generators and Atom writers make of posts in English and Chinese. */
export function createFeedShapes(): FeedShape[] {
  const texts: [string, string][] = [
    ['English', repeat(ENGLISH)],
    ['Chinese', repeat(CHINESE)],
  ]
  return texts.flatMap(([language, html]) => [
    { name: `RSS content:encoded, ${language}`, xml: toRss((n) => toEncodedItem(n, html)) },
    { name: `RSS escaped html, ${language}`, xml: toRss((n) => toPlainItem(n, html)) },
    { name: `Atom escaped html, ${language}`, xml: toAtom((n) => toEntry(n, html)) },
  ])
}

function repeat(html: string): string {
  return html.repeat(Math.ceil(HTML_CHARACTERS / html.length))
}

function toItems(toItem: (n: number) => string): string {
  return Array.from({ length: ITEMS }, (_, n) => toItem(n)).join('\n')
}

function toRss(toItem: (n: number) => string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Signal</title><link>https://blog.example/</link>' +
    `<description>Notes</description><language>en</language>${toItems(toItem)}</channel></rss>`
  )
}

function toEncodedItem(n: number, html: string): string {
  return (
    `<item><title>Post &#8211; ${n}</title><link>https://blog.example/posts/${n}</link><dc:creator><![CDATA[Ann]]></dc:creator>` +
    '<pubDate>Mon, 23 Nov 2026 08:00:00 +0000</pubDate><category><![CDATA[Deep Learning]]></category>' +
    `<guid isPermaLink="false">https://blog.example/?p=${n}</guid>` +
    `<description><![CDATA[<p>The first words [&#8230;]</p>]]></description><content:encoded><![CDATA[${html}]]></content:encoded></item>`
  )
}

function toPlainItem(n: number, html: string): string {
  return (
    `<item><title>Post ${n}</title><link>https://blog.example/posts/${n}</link><guid>https://blog.example/posts/${n}</guid>` +
    `<pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate><description>${escapeText(html)}</description></item>`
  )
}

function toAtom(toItem: (n: number) => string): string {
  return (
    '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Signal</title>' +
    `<link href="https://blog.example/"/><id>https://blog.example/</id>${toItems(toItem)}</feed>`
  )
}

function toEntry(n: number, html: string): string {
  return (
    `<entry><title type="html">Post ${n}</title><link href="https://blog.example/posts/${n}"/><id>https://blog.example/posts/${n}</id>` +
    '<published>2026-11-23T08:00:00+00:00</published><updated>2026-11-24T08:00:00+00:00</updated>' +
    `<author><name>Ann</name></author><category term="ml"/><content type="html">${escapeText(html)}</content></entry>`
  )
}
