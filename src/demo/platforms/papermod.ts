import { toEnglishDay, toIso } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, toDatePath, writeDocument, writeLinks } from './platform.ts'

/** Hugo with the theme PaperMod. */
export const papermod: Platform = {
  toPath: ({ publishedAt, slug }) =>
    `/posts/${toDatePath(publishedAt).slice(0, 7).replace('/', '-')}-${slug}/`,
  heading: ({ level, html, number }) =>
    `<h${level} id="part-${number}">${html}<a hidden class="anchor" aria-hidden="true" href="#part-${number}">#</a></h${level}>`,
  code({ language, text }) {
    const lines = text
      .split('\n')
      .map((line) => `<span class="line"><span class="cl">${escapeMarkup(line)}\n</span></span>`)
    return `<div class="highlight"><pre tabindex="0" class="chroma"><code class="language-${language}" data-lang="${language}">${lines.join('')}</code></pre></div>`
  },
  page(sheet) {
    const { blog, post, bodyHtml } = sheet
    const sections = [...bodyHtml.matchAll(/<h2 id="([^"]+)">(.*?)<a hidden/g)]
    const contents = sections.map(([, id, words]) => `<li><a href="#${id}">${words}</a></li>`)
    const tags = post.tags.map(
      (tag) => `<li><a href="/tags/${escapeMarkup(tag.replaceAll(' ', '-'))}/">${escapeMarkup(tag)}</a></li>`,
    )
    return writeDocument(sheet, {
      head: `<meta name="generator" content="Hugo 0.139.0" /><meta name="author" content="${escapeMarkup(blog.author)}" />
<meta property="article:published_time" content="${toIso(post.publishedAt)}" />
<script defer src="https://cdn.jsdelivr.net/npm/katex@0.16.11/dist/contrib/auto-render.min.js"></script>`,
      body: `<header class="header"><nav class="nav"><div class="logo"><a href="/">${escapeMarkup(blog.title)}</a></div>${writeLinks(['Posts', 'Archive', 'Tags', 'Search'])}</nav></header>
<main class="main"><article class="post-single"><header class="post-header"><h1 class="post-title entry-hint-parent">${escapeMarkup(post.title)}</h1>
<div class="post-meta"><span title="${toIso(post.publishedAt)}">${toEnglishDay(post.publishedAt)}</span>&nbsp;·&nbsp;4 min&nbsp;·&nbsp;${escapeMarkup(blog.author)}</div></header>
<div class="toc"><details><summary><span class="details">Table of Contents</span></summary><div class="inner"><ul>${contents.join('')}</ul></div></details></div>
<div class="post-content">
${bodyHtml}
</div>
<footer class="post-footer"><ul class="post-tags">${tags.join('')}</ul><nav class="paginav">${writeLinks(['« Prev', 'Next »'])}</nav></footer></article></main>
<footer class="footer"><span>Powered by <a href="https://gohugo.io/">Hugo</a></span></footer>`,
    })
  },
}
