import { toEnglishDay, toIso } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, writeDocument, writeLinks } from './platform.ts'

/** Quarto, over pandoc. */
export const quarto: Platform = {
  toPath: ({ slug }) => `/posts/${slug}/index.html`,
  heading: ({ level, html, number }) =>
    `<h${level} class="anchored" data-anchor-id="sec-${number}" id="sec-${number}">${html}</h${level}>`,
  code({ language, text, number }) {
    const lines = text
      .split('\n')
      .map(
        (line, at) =>
          `<span id="cb${number}-${at + 1}"><a href="#cb${number}-${at + 1}" aria-hidden="true" tabindex="-1"></a>${escapeMarkup(line)}</span>`,
      )
    return `<div class="sourceCode" id="cb${number}"><pre class="sourceCode ${language} code-with-copy"><code class="sourceCode ${language}">${lines.join('\n')}</code></pre></div>`
  },
  page(sheet) {
    const { blog, post, bodyHtml } = sheet
    const categories = post.tags.map((tag) => `<div class="quarto-category">${escapeMarkup(tag)}</div>`)
    return writeDocument(sheet, {
      head: `<meta name="generator" content="quarto-1.6.39" /><meta name="author" content="${escapeMarkup(blog.author)}" /><meta name="dcterms.date" content="${toIso(post.publishedAt).slice(0, 10)}" />
<script src="https://cdn.jsdelivr.net/npm/mathjax@3/es5/tex-chtml-full.js"></script>`,
      body: `<header id="quarto-header"><nav class="navbar">${writeLinks([blog.title, 'About'])}</nav></header>
<div id="quarto-content" class="page-columns page-rows-contents page-layout-article"><main class="content" id="quarto-document-content"><header id="title-block-header" class="quarto-title-block default"><div class="quarto-title"><h1 class="title">${escapeMarkup(post.title)}</h1><div class="quarto-categories">${categories.join('')}</div></div><div class="quarto-title-meta"><div class="quarto-title-meta-heading">Published</div><p class="date">${toEnglishDay(post.publishedAt)}</p></div></header>
${bodyHtml}
</main></div>`,
    })
  },
}
