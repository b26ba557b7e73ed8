import { toIso } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, writeDocument, writeLinks } from './platform.ts'

/** A team's pages in GitLab. */
export const gitlab: Platform = {
  toPath: ({ slug }) => `/platform/notes/-/wikis/${slug}`,
  heading: ({ level, html, number }) =>
    `<h${level} id="user-content-s${number}" dir="auto">${html}<a href="#s${number}" aria-hidden="true" class="anchor"></a></h${level}>`,
  code: ({ language, text }) =>
    `<div class="gl-relative markdown-code-block js-markdown-code"><pre class="code highlight js-syntax-highlight language-${language}" lang="${language}"><code>${text
      .split('\n')
      .map(
        (line, at) => `<span id="LC${at + 1}" class="line" lang="${language}">${escapeMarkup(line)}</span>`,
      )
      .join('\n')}</code></pre></div>`,
  page(sheet) {
    const { blog, post, bodyHtml } = sheet
    return writeDocument(sheet, {
      body: `<header class="navbar">${writeLinks(['Projects', 'Groups', 'Snippets'])}</header>
<div class="layout-page"><aside class="right-sidebar">${blog.posts.map((each) => `<a href="${gitlab.toPath(each)}">${escapeMarkup(each.title)}</a>`).join(' ')}</aside>
<div class="content-wrapper"><main class="content" id="content-body"><div class="wiki-page-header"><h1 class="page-title">${escapeMarkup(post.title)}</h1><div class="wiki-last-edit-by">Last edited by ${escapeMarkup(blog.author)} <time datetime="${toIso(post.publishedAt)}">${toIso(post.publishedAt).slice(0, 10)}</time></div></div>
<div class="js-wiki-page-content md">
${bodyHtml}
</div></main></div></div>`,
    })
  },
}
