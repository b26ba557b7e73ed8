import { toIso, toLocalClock, toZone } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, toDatePath, writeDocument, writeLinks } from './platform.ts'

/** Octopress, its pages saved after MathJax 2 had run. */
export const octopress: Platform = {
  toPath: ({ publishedAt, slug }) => `/blog/${toDatePath(publishedAt)}/${slug}/`,
  code: ({ language, text }) =>
    `<figure class="code"><figcaption><span></span></figcaption><div class="highlight"><pre><code class="${language}">${escapeMarkup(text)}</code></pre></div></figure>`,
  page(sheet) {
    const { blog, post, url, bodyHtml } = sheet
    const zone = toZone(blog.language)
    const facts = {
      '@context': 'https://schema.org',
      '@type': 'BlogPosting',
      headline: post.title,
      datePublished: toIso(post.publishedAt, zone),
      author: { '@type': 'Person', name: blog.author },
      keywords: post.tags,
      mainEntityOfPage: url,
    }
    return writeDocument(sheet, {
      head: `<script type="application/ld+json">${JSON.stringify(facts)}</script>`,
      body: `<div id="MathJax_Message" style="display: none;"></div>
<header role="banner"><hgroup><h1><a href="/">${escapeMarkup(blog.title)}</a></h1><h2>${escapeMarkup(blog.about)}</h2></hgroup></header>
<nav role="navigation">${writeLinks(['文章', '归档', '关于'])}</nav>
<div id="main"><div id="content"><div><article class="hentry" role="article"><header><h1 class="entry-title">${escapeMarkup(post.title)}</h1>
<p class="meta"><time datetime="${toIso(post.publishedAt, zone)}" pubdate data-updated="true">${toLocalClock(post.publishedAt, zone).slice(0, 10)}</time></p></header>
<div class="entry-content">
${bodyHtml}
</div>
<footer><p class="meta"><span class="byline author vcard">作者：<span class="fn">${escapeMarkup(blog.author)}</span></span></p></footer></article></div>
<aside class="sidebar"><section><h1>近期文章</h1><ul>${blog.posts.map((each) => `<li class="post"><a href="${octopress.toPath(each)}">${escapeMarkup(each.title)}</a></li>`).join('')}</ul></section></aside></div></div>
<footer role="contentinfo"><p>Powered by Octopress</p></footer>`,
    })
  },
}
