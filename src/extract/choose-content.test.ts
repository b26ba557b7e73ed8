import { describe, expect, it } from 'vitest'
import { chooseContent, needsPage } from './choose-content.ts'
import { cleanContent } from './clean-content.ts'

const content = (html: string) => cleanContent({ html, url: 'https://a.example/' })
const SENTENCE = 'This sentence is here to make the post as long as posts are. '
const LONG = `<p>${SENTENCE.repeat(40)}</p>`
const WHOLE = { contentHtml: '…' }
const SUMMARY = { contentHtml: null }

describe('needsPage', () => {
  it.each([
    ['nothing came', null, WHOLE, true],
    ['the content is empty', content('<p> </p>'), WHOLE, true],
    ['the content is long', content(LONG), WHOLE, false],
    ['the content is short', content('<p>Short.</p>'), WHOLE, true],
    [
      'the content is short but Chinese says more',
      content(`<p>${'模型的训练需要很多数据。'.repeat(25)}</p>`),
      WHOLE,
      false,
    ],
    ['only a summary came, of some length', content(`<p>${SENTENCE.repeat(12)}</p>`), SUMMARY, true],
    ['the summary is as long as a post', content(LONG), SUMMARY, false],
    ['it ends with dots', content(`${LONG}<p>And so the story went on…</p>`), WHOLE, true],
    ['it ends with dots in brackets', content(`${LONG}<p>And so [&#8230;]</p>`), WHOLE, true],
    ['it ends with "Read more"', content(`${LONG}<p><a href="/p">Read more »</a></p>`), WHOLE, true],
    [
      'it ends with "Continue reading" and a title',
      content(`${LONG}<p><a href="/p">Continue reading On Batch Size</a></p>`),
      WHOLE,
      true,
    ],
    ['it ends with 阅读全文', content(`${LONG}<p><a href="/p">阅读全文</a></p>`), WHOLE, true],
    ['dots stand in the middle', content(`<p>And so on…</p>${LONG}`), WHOLE, false],
  ])('knows when %s', (_name, feed, item, expected) => {
    expect(needsPage(feed, item)).toBe(expected)
  })
})

describe('chooseContent', () => {
  const feed = content(LONG)

  it.each([
    ['the feed when there is no page', feed, null, 'feed'],
    ['the page when there is no feed', null, feed, 'page'],
    ['the feed when both are whole', feed, content(`${LONG}<p>${SENTENCE.repeat(5)}</p>`), 'feed'],
    ['the page when the feed holds less', content(`<p>${SENTENCE.repeat(10)}</p>`), feed, 'page'],
    [
      'the page when the feed breaks off',
      content(`${LONG}<p>Read more</p>`),
      content(`${LONG}<p>More.</p>`),
      'page',
    ],
    ['the feed when the page brought a login wall', feed, content('<p>Please sign in.</p>'), 'feed'],
    ['the page when the feed lost the formulas', feed, content(`${LONG}<p>\\(a\\) \\(b\\)</p>`), 'page'],
    ['nothing when there is neither', null, null, 'none'],
  ])('takes %s', (_name, feedContent, pageContent, expected) => {
    const chosen = chooseContent(feedContent, pageContent)
    expect(chosen === null ? 'none' : chosen === feedContent ? 'feed' : 'page').toBe(expected)
  })
})
