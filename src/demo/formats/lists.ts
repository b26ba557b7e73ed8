import { toChineseDay, toDay, toEnglishDay } from '../dates.ts'
import type { Edition, PrintedPost } from '../edition.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { writeLinks } from '../platforms/platform.ts'
import type { Answer, Format } from './format.ts'

const PAGE_POSTS = 2
const NEWS = '/news/'
const RESEARCH = '/research'

/** A site without a feed whose list of posts is read by selectors, over several pages. */
export const list: Format = {
  feed: null,
  path: NEWS,
  stanza: {
    page: {
      item: 'ul.news-list > li.news-item',
      link: 'a.news-title',
      title: 'a.news-title',
      date: 'span.news-date',
      snippet: 'p.news-lead',
      next: 'a[rel=next]',
      maxPages: 3,
    },
    article: { content: ['.news-detail .news-text'], remove: ['.share-bar'] },
  },
  write: (edition) => {
    const count = Math.ceil(edition.posts.length / PAGE_POSTS)
    const pages = Array.from({ length: count }, (_, at): [string, Answer] => [
      toListPath(at),
      toHtmlAnswer(edition, writeNews(edition, { at, count })),
    ])
    return Object.fromEntries(pages)
  },
}

function toListPath(at: number): string {
  return at === 0 ? NEWS : `${NEWS}page-${at + 1}.html`
}

function writeNews({ posts }: Edition, { at, count }: { at: number; count: number }): string {
  const items = posts
    .slice(at * PAGE_POSTS, (at + 1) * PAGE_POSTS)
    .map(
      ({ post, path, lead }) =>
        `<li class="news-item"><span class="news-date">${toChineseDay(post.publishedAt)}</span><a class="news-title" href="${path}">${escapeMarkup(post.title)}</a><p class="news-lead">${escapeMarkup(lead)}</p></li>`,
    )
  const next = at + 1 < count ? `<a rel="next" href="${toListPath(at + 1)}">下一页</a>` : ''
  return `<nav>${writeLinks(['首页', '成员', '论文', '动态', '加入我们'])}</nav>
<h1>实验室动态</h1>
<ul class="news-list">${items.join('\n')}</ul>
<div class="pager">${next}</div>`
}

/** A site without a feed whose list is found without being told. */
export const autoList: Format = {
  feed: null,
  path: RESEARCH,
  stanza: { page: 'auto' },
  write: (edition) => ({ [RESEARCH]: toHtmlAnswer(edition, writeResearch(edition)) }),
}

function writeResearch({ blog, posts }: Edition): string {
  const card = ({ post, path, lead }: PrintedPost) =>
    `<a class="group block border-t py-6" href="${path}"><h3 class="text-xl">${escapeMarkup(post.title)}</h3><p class="text-sm">${escapeMarkup(lead)}</p><time class="text-xs" datetime="${toDay(post.publishedAt)}">${toEnglishDay(post.publishedAt)}</time></a>`
  return `<header class="flex px-6 py-4"><a href="/">${escapeMarkup(blog.title)}</a> <nav>${writeLinks(['Research', 'People', 'Careers'])}</nav></header>
<main><h1>Research</h1><div class="grid">${posts.map(card).join('\n')}</div></main>
<footer>${writeLinks(['Privacy', 'Imprint'])}</footer>`
}

/** The front page of any blog: its posts, and where its feed is. */
export function writeHome(edition: Edition, feed: Format['feed']): Answer {
  const { blog, posts } = edition
  const items = posts.map(
    ({ post, path }) =>
      `<li><a href="${path}">${escapeMarkup(post.title)}</a> <time>${toDay(post.publishedAt)}</time></li>`,
  )
  const alternate = feed ? `<link rel="alternate" type="${feed.type}" href="${feed.path}" />` : ''
  const body = `<h1>${escapeMarkup(blog.title)}</h1><p>${escapeMarkup(blog.about)}</p><ul>${items.join('\n')}</ul>`
  return toHtmlAnswer(edition, body, alternate)
}

function toHtmlAnswer({ blog }: Edition, body: string, head = ''): Answer {
  const html = `<!DOCTYPE html>
<html lang="${blog.language}"><head><meta charset="utf-8" /><title>${escapeMarkup(blog.title)}</title>${head}</head>
<body>${body}</body></html>
`
  return { type: 'text/html; charset=utf-8', body: html }
}
