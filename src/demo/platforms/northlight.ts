import { toEnglishDay, toIso } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, writeDocument, writeLinks } from './platform.ts'

/** A research group's own static site with utility classes, its formulas rendered by MathJax 3 when it was built. */
export const northlight: Platform = {
  toPath: ({ slug }) => `/research/${slug}`,
  code: ({ language, text }) =>
    `<pre class="shiki" tabindex="0"><code class="language-${language}">${escapeMarkup(text)}</code></pre>`,
  page(sheet) {
    const { blog, post, bodyHtml } = sheet
    return writeDocument(sheet, {
      head: `<meta property="og:site_name" content="${escapeMarkup(blog.title)}" />`,
      body: `<header class="flex px-6 py-4"><a class="font-semibold" href="/">${escapeMarkup(blog.title)}</a> <nav class="ml-auto">${writeLinks(['Research', 'People', 'Careers'])}</nav></header>
<main class="mx-auto max-w-prose"><div class="mb-8"><p class="text-sm">Research</p><h1 class="text-4xl">${escapeMarkup(post.title)}</h1><time class="text-sm" datetime="${toIso(post.publishedAt).slice(0, 10)}">${toEnglishDay(post.publishedAt)}</time></div>
<div class="prose prose-neutral">
${bodyHtml}
</div></main>
<footer class="px-6 py-12"><p>© ${escapeMarkup(blog.title)}</p>${writeLinks(['Privacy', 'Imprint'])}</footer>`,
    })
  },
}
