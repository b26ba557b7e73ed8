import { toEnglishDay, toIso } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, toDatePath, writeDocument, writeLinks } from './platform.ts'

/** WordPress with Jetpack: formulas as images, share buttons and related posts at the foot. */
export const wordpress: Platform = {
  toPath: ({ publishedAt, slug }) => `/${toDatePath(publishedAt)}/${slug}/`,
  heading: ({ level, html }) => `<h${level} class="wp-block-heading">${html}</h${level}>`,
  code: ({ language, text }) =>
    `<pre class="wp-block-code"><code lang="${language}" class="language-${language}">${escapeMarkup(text)}</code></pre>`,
  page(sheet) {
    const { blog, post, bodyHtml } = sheet
    const tags = post.tags.map(
      (tag) => `<a href="/tag/${escapeMarkup(tag.replaceAll(' ', '-'))}/" rel="tag">${escapeMarkup(tag)}</a>`,
    )
    const share = `<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social"><h3 class="sd-title">Share this:</h3><ul><li><a href="/?share=mail">Email a link to a friend</a></li><li><a href="/?share=print">Print</a></li></ul></div></div>`
    const related = `<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3><ul>${blog.posts.map((each) => `<li><a href="${wordpress.toPath(each)}">${escapeMarkup(each.title)}</a></li>`).join('')}</ul></div>`
    return writeDocument(sheet, {
      head: `<meta name="generator" content="WordPress 6.6.2" /><meta property="article:published_time" content="${toIso(post.publishedAt)}" />`,
      body: `<div id="page" class="site"><header id="masthead" class="site-header"><p class="site-title"><a href="/" rel="home">${escapeMarkup(blog.title)}</a></p><nav>${writeLinks(['Home', 'About', 'Contact'])}</nav></header>
<main id="main" class="site-main"><article id="post-${post.slug.length}" class="post type-post status-publish format-standard hentry"><header class="entry-header"><h1 class="entry-title">${escapeMarkup(post.title)}</h1><span class="posted-on">Posted on <time class="entry-date published" datetime="${toIso(post.publishedAt)}">${toEnglishDay(post.publishedAt)}</time></span> <span class="byline">by <span class="author vcard"><a class="url fn n" href="/">${escapeMarkup(blog.author)}</a></span></span></header>
<div class="entry-content">
${bodyHtml}
${share}
${related}
</div><footer class="entry-footer"><span class="tags-links">Tagged ${tags.join(', ')}</span></footer></article>
<div id="comments" class="comments-area"><h2>Leave a comment</h2><p>Your email address will not be published.</p></div></main>
<footer class="site-footer">Blog at WordPress.</footer></div>`,
    })
  },
}
