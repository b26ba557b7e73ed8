import { toEnglishDay, toIso } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, writeDocument } from './platform.ts'

/** Substack: a letter with boxes that ask to subscribe. */
export const substack: Platform = {
  toPath: ({ slug }) => `/p/${slug}`,
  heading: ({ level, html }) => `<h${level} class="header-anchor-post">${html}</h${level}>`,
  code: ({ text }) => `<pre><code>${escapeMarkup(text)}</code></pre>`,
  page(sheet) {
    const { blog, post, lead, bodyHtml } = sheet
    const subscribe = `<div class="subscription-widget-wrap"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">${escapeMarkup(blog.title)} is a reader-supported publication. To receive new posts, consider subscribing.</p></div><form class="subscription-widget-subscribe"><input type="email" name="email" /><button type="submit">Subscribe</button></form></div></div>`
    return writeDocument(sheet, {
      head: `<meta property="article:published_time" content="${toIso(post.publishedAt)}" /><meta name="author" content="${escapeMarkup(blog.author)}" />`,
      body: `<div class="main-menu"><a href="/">${escapeMarkup(blog.title)}</a> <button>Subscribe</button> <button>Sign in</button></div>
<article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title published">${escapeMarkup(post.title)}</h1><h3 class="subtitle">${escapeMarkup(lead.slice(0, 60))}</h3><div class="byline-wrapper">${escapeMarkup(blog.author)} · ${toEnglishDay(post.publishedAt)}</div></div>
<div class="available-content"><div dir="auto" class="body markup">
${bodyHtml}
${subscribe}
</div></div></article>
<div class="post-footer"><button>Share</button> <a href="/">Previous</a> <a href="/">Next</a></div>`,
    })
  },
}
