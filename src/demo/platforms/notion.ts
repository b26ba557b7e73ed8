import { toDay } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, writeDocument } from './platform.ts'

/** Notion pages put on a domain of their own. */
export const notion: Platform = {
  toPath: ({ slug }) => `/${slug}`,
  paragraph: (html) =>
    `<div class="notion-text"><p class="notion-text__content"><span class="notion-semantic-string"><span>${html}</span></span></p></div>`,
  heading: ({ level, html, number }) =>
    `<span class="notion-heading__anchor" id="block-${number}"></span><h${level} class="notion-heading notion-semantic-string"><span>${html}</span></h${level}>`,
  code: ({ language, text }) =>
    `<div class="notion-code"><pre class="language-${language}"><code class="language-${language}">${escapeMarkup(text)}</code></pre></div>`,
  page(sheet) {
    const { blog, post, bodyHtml } = sheet
    return writeDocument(sheet, {
      head: `<meta property="article:published_time" content="${toDay(post.publishedAt)}" />`,
      body: `<div class="super-navbar"><a href="/">${escapeMarkup(blog.title)}</a></div>
<main class="super-content page__${post.slug}"><div class="notion-header page"><h1 class="notion-header__title">${escapeMarkup(post.title)}</h1></div>
<article class="notion-root full-width has-footer">
${bodyHtml}
</article></main><footer class="super-footer">© ${escapeMarkup(blog.author)}</footer>`,
    })
  },
}
