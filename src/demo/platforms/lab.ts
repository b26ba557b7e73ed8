import { toChineseDay } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, writeDocument, writeLinks } from './platform.ts'

/** The site of a laboratory that never thought of a feed. */
export const lab: Platform = {
  toPath: ({ slug }) => `/news/${slug}.html`,
  code: ({ language, text }) => `<pre><code class="language-${language}">${escapeMarkup(text)}</code></pre>`,
  page(sheet) {
    const { blog, post, bodyHtml } = sheet
    return writeDocument(sheet, {
      head: '<link rel="stylesheet" href="https://cdn.jsdelivr.net/npm/katex@0.16.11/dist/katex.min.css" />',
      body: `<div class="topbar"><a class="logo" href="/">${escapeMarkup(blog.title)}</a> <nav>${writeLinks(['首页', '成员', '论文', '动态', '加入我们'])}</nav></div>
<div class="wrapper"><div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/news/">动态</a></div>
<div class="news-detail"><h1>${escapeMarkup(post.title)}</h1><div class="info">发布时间：${toChineseDay(post.publishedAt)} 来源：${escapeMarkup(blog.author)} 浏览次数：412</div>
<div class="news-text">
${bodyHtml}
</div><div class="share-bar">${writeLinks(['分享到微信', '分享到微博', '打印'])}</div></div></div>
<div class="bottom">版权所有 © ${escapeMarkup(blog.title)} 地址：学院路科技楼四层</div>`,
    })
  },
}
