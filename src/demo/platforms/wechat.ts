import { toLocalClock, toZone } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, writeDocument } from './platform.ts'

const TEXT = 'font-size: 16px; line-height: 1.8em; color: rgb(58, 58, 58); margin: 10px 0;'

/** A WeChat article made with mdnice: styles on every element, nothing visible before its script has run. */
export const wechat: Platform = {
  toPath: ({ slug }) => `/s/${slug}`,
  paragraph: (html) => `<p style="${TEXT}">${html}</p>`,
  heading: ({ html }) =>
    `<h3 style="margin: 30px 0 15px; font-weight: bold; font-size: 20px;"><span class="prefix" style="display: none;"></span><span class="content">${html}</span><span class="suffix"></span></h3>`,
  code: ({ text }) =>
    `<pre class="custom" style="border-radius: 5px;"><code class="hljs" style="overflow-x: auto; font-family: Menlo;">${escapeMarkup(text).replaceAll('\n', '<br />')}</code></pre>`,
  page(sheet) {
    const { blog, post, bodyHtml } = sheet
    return writeDocument(sheet, {
      head: `<meta property="og:title" content="${escapeMarkup(post.title)}" /><meta property="og:type" content="article" />`,
      body: `<div id="js_article" class="rich_media"><div class="rich_media_area_primary"><div id="img-content" class="rich_media_wrp">
<h1 class="rich_media_title" id="activity-name">${escapeMarkup(post.title)}</h1>
<div id="meta_content" class="rich_media_meta_list"><span id="profileBt"><a id="js_name">${escapeMarkup(blog.title)}</a></span> <em id="publish_time" class="rich_media_meta rich_media_meta_text">${toLocalClock(post.publishedAt, toZone('zh')).slice(0, 16)}</em></div>
<div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden; opacity: 0;"><section id="nice" data-tool="mdnice编辑器">
${bodyHtml}
</section></div></div></div></div>
<script>document.getElementById('js_content').removeAttribute('style')</script>`,
    })
  },
}
