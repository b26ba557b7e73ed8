import { toLocalClock, toZone } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, writeDocument, writeLinks } from './platform.ts'

/** CSDN: much around the post, KaTeX with its tags stripped inside. */
export const csdn: Platform = {
  toPath: ({ slug }) => `/article/details/${slug}`,
  heading: ({ level, html, number }) => `<h${level}><a id="t${number}"></a>${html}</h${level}>`,
  code: ({ language, text }) =>
    `<pre data-index="0"><code class="prism language-${language}">${escapeMarkup(text)}</code></pre>`,
  page(sheet) {
    const { blog, post, url, bodyHtml } = sheet
    const time = toLocalClock(post.publishedAt, toZone('zh'))
    const tags = post.tags.map(
      (tag) => `<a class="tag-link" href="/" rel="noopener">${escapeMarkup(tag)}</a>`,
    )
    return writeDocument(sheet, {
      head: `<meta name="keywords" content="${escapeMarkup(post.slug.replaceAll('-', ' '))}" />`,
      body: `<div class="csdn-toolbar">${writeLinks(['博客', '下载', '学习', '社区', 'GitCode'])}</div>
<div class="main_father"><main><div class="blog-content-box">
<div class="article-header-box"><div class="article-header"><h1 class="title-article" id="articleContentId">${escapeMarkup(post.title)}</h1></div>
<div class="article-info-box"><div class="bar-content"><a class="follow-nickName" href="/">${escapeMarkup(blog.author)}</a> <span class="time">于 ${time} 发布</span> <span class="read-count">阅读量1.2k</span></div>
<div class="tags-box">文章标签： ${tags.join(' ')}</div></div></div>
<div class="slide-content-box">版权声明：本文为博主原创文章，遵循 CC 4.0 BY-SA 版权协议，转载请附上原文出处链接和本声明。本文链接：<a href="${url}">${url}</a></div>
<article class="baidu_pl"><div id="article_content" class="article_content clearfix"><div id="content_views" class="markdown_views prism-atom-one-dark">
${bodyHtml}
</div></div></article></div>
<div class="recommend-box">${writeLinks(['热门推荐', '相关文章', '最新评论'])}</div></main>
<aside class="blog_container_aside"><h3>最新文章</h3><ul>${blog.posts.map((each) => `<li><a href="${csdn.toPath(each)}">${escapeMarkup(each.title)}</a></li>`).join('')}</ul></aside></div>`,
    })
  },
}
