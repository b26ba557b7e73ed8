import { toLocalClock, toZone } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, writeDocument, writeLinks } from './platform.ts'

/** A Zhihu column. */
export const zhihu: Platform = {
  toPath: ({ slug }) => `/p/${slug}`,
  code: ({ language, text }) =>
    `<div class="highlight"><pre><code class="language-${language}">${escapeMarkup(text)}</code></pre></div>`,
  paragraph: (html) => `<p data-pid="p${html.length}">${html}</p>`,
  page(sheet) {
    const { blog, post, bodyHtml } = sheet
    const topics = post.tags.map(
      (tag) =>
        `<div class="Tag Topic"><span class="Tag-content"><a class="TopicLink" href="/">${escapeMarkup(tag)}</a></span></div>`,
    )
    return writeDocument(sheet, {
      body: `<div class="ColumnPageHeader"><a href="/">${escapeMarkup(blog.title)}</a></div>
<main role="main" class="App-main"><article class="Post-Main Post-NormalMain" tabindex="-1">
<header class="Post-Header"><h1 class="Post-Title">${escapeMarkup(post.title)}</h1><div class="AuthorInfo"><meta itemprop="name" content="${escapeMarkup(blog.author)}" /><a class="UserLink-link">${escapeMarkup(blog.author)}</a></div></header>
<div class="Post-RichTextContainer"><div class="RichText ztext Post-RichText css-ob6uua">
${bodyHtml}
</div></div>
<div class="ContentItem-time">发布于 ${toLocalClock(post.publishedAt, toZone('zh')).slice(0, 16)}</div>
<div class="Post-topicsAndReviewer">${topics.join('')}</div>
</article></main>
<div class="RichContent-actions">赞同 128 ${writeLinks(['添加评论', '分享', '收藏', '喜欢'])}</div>`,
    })
  },
}
