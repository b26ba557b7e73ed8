import { toEnglishDay, toIso } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, toDatePath, writeDocument, writeLinks } from './platform.ts'

/** Jekyll with kramdown and the theme Minima. */
export const jekyll: Platform = {
  toPath: ({ publishedAt, slug }) => `/${toDatePath(publishedAt)}/${slug}.html`,
  code: ({ language, text }) =>
    `<div class="language-${language} highlighter-rouge"><div class="highlight"><pre class="highlight"><code>${escapeMarkup(text)}\n</code></pre></div></div>`,
  page(sheet) {
    const { blog, post, bodyHtml } = sheet
    return writeDocument(sheet, {
      head: '<meta name="generator" content="Jekyll v4.3.4" /><script src="https://cdn.mathjax.org/mathjax/latest/MathJax.js?config=TeX-AMS-MML_HTMLorMML"></script>',
      body: `<header class="site-header"><div class="wrapper"><a class="site-title" rel="author" href="/">${escapeMarkup(blog.title)}</a><nav class="site-nav">${writeLinks(['About', 'Archive'])}</nav></div></header>
<main class="page-content" aria-label="Content"><div class="wrapper"><article class="post h-entry" itemscope itemtype="http://schema.org/BlogPosting"><header class="post-header"><h1 class="post-title p-name" itemprop="name headline">${escapeMarkup(post.title)}</h1><p class="post-meta"><time class="dt-published" datetime="${toIso(post.publishedAt)}" itemprop="datePublished">${toEnglishDay(post.publishedAt)}</time> • <span itemprop="author"><span class="p-author h-card" itemprop="name">${escapeMarkup(blog.author)}</span></span></p></header>
<div class="post-content e-content" itemprop="articleBody">
${bodyHtml}
</div><a class="u-url" href="${jekyll.toPath(post)}" hidden></a></article></div></main>
<footer class="site-footer h-card"><p>${escapeMarkup(blog.about)}</p></footer>`,
    })
  },
}
