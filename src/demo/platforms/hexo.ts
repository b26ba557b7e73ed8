import { toIso, toLocalClock, toZone } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, toDatePath, writeDocument, writeLinks } from './platform.ts'

/** Hexo with the theme NexT: code in tables with line numbers, an excerpt mark, licence and tags below the post. */
export const hexo: Platform = {
  toPath: ({ publishedAt, slug }) => `/${toDatePath(publishedAt)}/${slug}/`,
  heading: ({ level, html, number }) =>
    `<h${level} id="h-${number}"><a href="#h-${number}" class="headerlink" title="${html.replace(/<[^>]*>/g, '')}"></a>${html}</h${level}>`,
  code({ language, text }) {
    const lines = text.split('\n')
    const gutter = lines.map((_, at) => `<span class="line">${at + 1}</span><br />`).join('')
    const code = lines.map((line) => `<span class="line">${escapeMarkup(line)}</span><br />`).join('')
    return `<figure class="highlight ${language}"><table><tr><td class="gutter"><pre>${gutter}</pre></td><td class="code"><pre>${code}</pre></td></tr></table></figure>`
  },
  page(sheet) {
    const { blog, post, url, bodyHtml } = sheet
    const zone = toZone(blog.language)
    const tags = post.tags.map(
      (tag) => `<a href="/tags/${encodeURIComponent(tag)}/" rel="tag"># ${escapeMarkup(tag)}</a>`,
    )
    return writeDocument(sheet, {
      head: `<meta name="generator" content="Hexo 6.3.0" />
<meta property="article:published_time" content="${toIso(post.publishedAt, zone)}" />
<script id="MathJax-script" async src="https://cdn.jsdelivr.net/npm/mathjax@3/es5/tex-mml-chtml.js"></script>`,
      body: `<header class="header"><div class="site-meta"><a href="/" class="brand" rel="start">${escapeMarkup(blog.title)}</a></div>
<nav class="site-nav">${writeLinks(['首页', '归档', '标签', '关于'])}</nav></header>
<main class="main"><div class="content post posts-expand"><article itemscope itemtype="http://schema.org/Article" class="post-block" lang="zh-CN">
<header class="post-header"><h1 class="post-title" itemprop="name headline">${escapeMarkup(post.title)}</h1>
<div class="post-meta"><span class="post-meta-item-text">发表于</span> <time title="创建时间：${toLocalClock(post.publishedAt, zone)}" itemprop="dateCreated datePublished" datetime="${toIso(post.publishedAt, zone)}">${toLocalClock(post.publishedAt, zone).slice(0, 10)}</time></div></header>
<div class="post-body" itemprop="articleBody">
${bodyHtml}
</div>
<div class="post-copyright"><ul><li><strong>本文作者：</strong>${escapeMarkup(blog.author)}</li><li><strong>本文链接：</strong><a href="${url}">${url}</a></li><li><strong>版权声明：</strong>本博客所有文章除特别声明外，均采用 BY-NC-SA 许可协议。转载请注明出处！</li></ul></div>
<footer class="post-footer"><div class="post-tags">${tags.join('\n')}</div></footer>
</article></div></main>
<aside class="sidebar"><div class="site-author"><p itemprop="name">${escapeMarkup(blog.author)}</p><p>${escapeMarkup(blog.about)}</p></div></aside>
<footer class="footer">由 Hexo &amp; NexT.Gemini 强力驱动</footer>`,
    })
  },
}
