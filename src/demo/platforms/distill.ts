import { toEnglishDay, toIso } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, toDatePath, writeDocument, writeLinks } from './platform.ts'

/** The Distill template: elements of its own for article, formulas, code and front matter. */
export const distill: Platform = {
  toPath: ({ publishedAt, slug }) => `/${toDatePath(publishedAt).slice(0, 4)}/${slug}`,
  code: ({ language, text }) => `<d-code block language="${language}">${escapeMarkup(text)}</d-code>`,
  figure: ({ src, captionHtml }) =>
    `<figure class="l-body"><img src="${src}" alt="" /><figcaption>${captionHtml}</figcaption></figure>`,
  page(sheet) {
    const { blog, post, lead, bodyHtml } = sheet
    const matter = { title: post.title, description: lead, authors: [{ author: blog.author }] }
    return writeDocument(sheet, {
      head: `<script src="https://distill.pub/template.v2.js"></script>
<meta name="citation_author" content="${escapeMarkup(blog.author)}" /><meta property="article:published" content="${toIso(post.publishedAt)}" />`,
      body: `<d-front-matter><script type="text/json">${JSON.stringify(matter)}</script></d-front-matter>
<nav>${writeLinks([blog.title, 'About', 'Prize', 'Submit'])}</nav>
<d-title><h1>${escapeMarkup(post.title)}</h1></d-title>
<d-byline><div class="byline grid"><div><h3>Authors</h3><p class="author"><a class="name">${escapeMarkup(blog.author)}</a></p></div><div><h3>Published</h3><p>${toEnglishDay(post.publishedAt)}</p></div></div></d-byline>
<d-article>
${bodyHtml}
</d-article>
<d-appendix><h3>Acknowledgments</h3><p>We thank the readers of early drafts.</p><h3>Reuse</h3><p>Diagrams and text are licensed under Creative Commons Attribution.</p></d-appendix>`,
    })
  },
}
