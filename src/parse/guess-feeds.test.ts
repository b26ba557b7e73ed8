import { describe, expect, it } from 'vitest'
import { guessFeeds } from './guess-feeds.ts'

describe('guessFeeds', () => {
  it.each([
    ['https://medium.com/@ada/a-post-1', 'https://medium.com/feed/@ada'],
    ['https://lab.substack.com/p/x', 'https://lab.substack.com/feed'],
    ['https://github.com/ada/engine', 'https://github.com/ada/engine/releases.atom'],
    ['https://github.com/ada/engine/commits/main', 'https://github.com/ada/engine/commits.atom'],
    ['https://www.youtube.com/channel/UC1', 'https://www.youtube.com/feeds/videos.xml?channel_id=UC1'],
    ['https://www.cnblogs.com/ada/p/1.html', 'https://www.cnblogs.com/ada/rss'],
    ['https://blog.csdn.net/ada/article/details/1', 'https://blog.csdn.net/ada/rss/list'],
    ['https://arxiv.org/list/cs.LG/recent', 'https://rss.arxiv.org/rss/cs.LG'],
    ['https://ada.blogspot.com/', 'https://ada.blogspot.com/feeds/posts/default'],
    ['https://blog.example/', 'https://blog.example/atom.xml'],
    ['https://blog.example/notes/index.html', 'https://blog.example/notes/atom.xml'],
  ])('%s: first %s', (url, expected) => {
    expect(guessFeeds(url)[0]).toBe(expected)
  })

  it('tries the files of the common generators beside the page and at the root', () => {
    expect(guessFeeds('https://blog.example/notes/').slice(0, 4)).toEqual([
      'https://blog.example/notes/atom.xml',
      'https://blog.example/atom.xml',
      'https://blog.example/notes/index.xml',
      'https://blog.example/index.xml',
    ])
  })

  it.each([
    ['<meta name="generator" content="Hugo 0.120">', 'https://blog.example/index.xml'],
    ['<meta name="generator" content="Ghost 5">', 'https://blog.example/rss/'],
    ['<script src="/wp-content/x.js"></script>', 'https://blog.example/feed/'],
  ])('starts with the file of the generator in %s', (html, expected) => {
    expect(guessFeeds('https://blog.example/', html)[0]).toBe(expected)
  })

  it.each([
    [
      'https://www.youtube.com/@lab',
      `<link rel="canonical" href="https://www.youtube.com/channel/UC${'a'.repeat(22)}">`,
    ],
    ['https://www.youtube.com/watch?v=x', `{"channelId":"UC${'a'.repeat(22)}"}`],
  ])('learns the channel of %s from its page', (url, html) => {
    const feed = `https://www.youtube.com/feeds/videos.xml?channel_id=UC${'a'.repeat(22)}`
    expect(guessFeeds(url, html)).toEqual([feed])
  })

  it('knows the feed of a playlist', () => {
    const feed = 'https://www.youtube.com/feeds/videos.xml?playlist_id=PL1'
    expect(guessFeeds('https://www.youtube.com/playlist?list=PL1')).toEqual([feed])
  })

  it.each([
    ['<script src="https://substackcdn.com/bundle.js">', 'https://own.example/feed'],
    ['<meta property="al:ios:url" content="medium://p/1">', 'https://own.example/feed'],
  ])('knows a platform under a domain of its own by %s', (html, expected) => {
    expect(guessFeeds('https://own.example/p/a-post', html)[0]).toBe(expected)
  })

  it('has nothing for what is no web address', () => {
    expect(guessFeeds('ftp://blog.example/')).toEqual([])
  })
})
