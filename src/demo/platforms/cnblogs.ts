import { toLocalClock, toZone } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, writeDocument, writeLinks } from './platform.ts'

/** cnblogs: dollars that MathJax sets in the reader's browser. */
export const cnblogs: Platform = {
  toPath: ({ slug }) => `/autumn/p/${slug}.html`,
  heading: ({ level, html, number }) => `<h${level} id="section-${number}">${html}</h${level}>`,
  code: ({ language, text }) =>
    `<pre><code class="language-${language} hljs">${escapeMarkup(text)}</code></pre>`,
  page(sheet) {
    const { blog, post, bodyHtml } = sheet
    const tags = post.tags.map((tag) => `<a href="/" target="_blank">${escapeMarkup(tag)}</a>`)
    return writeDocument(sheet, {
      head: '<script async src="https://cdn.jsdelivr.net/npm/mathjax@3/es5/tex-mml-chtml.js" id="MathJax-script"></script>',
      body: `<div id="home"><div id="header"><h1><a href="/">${escapeMarkup(blog.title)}</a></h1><div id="navigator">${writeLinks(['博客园', '首页', '新随笔', '联系', '订阅', '管理'])}</div></div>
<div id="main"><div id="mainContent"><div class="forFlow"><div id="post_detail"><div id="topics"><div class="post">
<h1 class="postTitle"><a id="cb_post_title_url" class="postTitle2" href="${cnblogs.toPath(post)}"><span role="heading" aria-level="2">${escapeMarkup(post.title)}</span></a></h1>
<div class="postBody"><div id="cnblogs_post_body" class="blogpost-body cnblogs-markdown">
${bodyHtml}
</div><div id="blog_post_info_block"><div id="EntryTag">标签: ${tags.join(', ')}</div><div id="green_channel">${writeLinks(['好文要顶', '关注我', '收藏该文'])}</div></div></div>
<div class="postDesc">posted @ <span id="post-date">${toLocalClock(post.publishedAt, toZone('zh')).slice(0, 16)}</span> <a href="/">${escapeMarkup(blog.author)}</a> 阅读(<span>326</span>) 评论(<span>4</span>)</div>
</div></div></div></div></div></div></div>`,
    })
  },
}
