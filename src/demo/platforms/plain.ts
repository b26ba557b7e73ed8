import { toEnglishDay } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, writeDocument } from './platform.ts'

/** A site written by hand. */
export const plain: Platform = {
  toPath: ({ slug }) => `/${slug}.html`,
  code: ({ text }) => `<pre>${escapeMarkup(text)}</pre>`,
  page(sheet) {
    const { blog, post, bodyHtml } = sheet
    return writeDocument(sheet, {
      body: `<p><a href="/">${escapeMarkup(blog.title)}</a></p>
<h1>${escapeMarkup(post.title)}</h1>
<p><small>${toEnglishDay(post.publishedAt)}</small></p>
${bodyHtml}
<hr />
<p><a href="/">Back to the list</a></p>`,
    })
  },
}
