import { toEnglishDay } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { type Platform, writeDocument, writeLinks } from './platform.ts'

/** MediaWiki. */
export const wiki: Platform = {
  toPath: ({ title }) => `/wiki/${title.replaceAll(' ', '_')}`,
  heading: ({ level, html, number }) =>
    `<div class="mw-heading mw-heading${level}"><h${level} id="s${number}">${html}</h${level}><span class="mw-editsection"><span class="mw-editsection-bracket">[</span><a href="/w/edit/${number}">edit</a><span class="mw-editsection-bracket">]</span></span></div>`,
  code: ({ language, text }) =>
    `<div class="mw-highlight mw-highlight-lang-${language} mw-content-ltr" dir="ltr"><pre>${escapeMarkup(text)}</pre></div>`,
  page(sheet) {
    const { blog, post, bodyHtml } = sheet
    const categories = post.tags.map(
      (tag) => `<li><a href="/wiki/Category:${escapeMarkup(tag)}">${escapeMarkup(tag)}</a></li>`,
    )
    return writeDocument(sheet, {
      head: '<meta name="generator" content="MediaWiki 1.43.0" />',
      body: `<div id="mw-navigation">${writeLinks(['Main page', 'Contents', 'Random article', 'Recent changes'])}</div>
<div id="content" class="mw-body" role="main"><h1 id="firstHeading" class="firstHeading mw-first-heading"><span class="mw-page-title-main">${escapeMarkup(post.title)}</span></h1>
<div id="siteSub" class="noprint">From ${escapeMarkup(blog.title)}</div>
<div id="mw-content-text" class="mw-body-content"><div class="mw-content-ltr mw-parser-output" lang="en" dir="ltr">
${bodyHtml}
</div></div><div id="catlinks" class="catlinks"><ul>${categories.join('')}</ul></div></div>
<div id="footer"><ul><li id="footer-info-lastmod">This page was last edited on ${toEnglishDay(post.publishedAt)}.</li></ul></div>`,
    })
  },
}
