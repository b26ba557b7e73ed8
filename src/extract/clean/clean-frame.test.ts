import { describe, expect, it } from 'vitest'
import { cleanContent } from '../clean-content.ts'

const read = (html: string) => cleanContent({ html, url: 'https://blog.example/post' }).links

describe('frames', () => {
  it.each([
    [
      'https://www.youtube.com/embed/abcDEF12345?feature=oembed',
      'https://www.youtube.com/watch?v=abcDEF12345',
    ],
    ['//www.youtube-nocookie.com/embed/abcDEF12345', 'https://www.youtube.com/watch?v=abcDEF12345'],
    [
      '//player.bilibili.com/player.html?aid=1&bvid=BV1GJ411x7h7',
      'https://www.bilibili.com/video/BV1GJ411x7h7',
    ],
    ['https://player.bilibili.com/player.html?aid=170001&page=1', 'https://www.bilibili.com/video/av170001'],
    ['https://player.vimeo.com/video/76979871?h=8', 'https://vimeo.com/76979871'],
    [
      'https://v.qq.com/txp/iframe/player.html?origin=x&vid=a0012abcdef',
      'https://v.qq.com/x/page/a0012abcdef.html',
    ],
  ])('of %s become links to the video', (src, page) => {
    expect(read(`<p>See</p><iframe src="${src.replaceAll('&', '&amp;')}"></iframe>`)).toEqual([page])
  })

  it.each(['lite-youtube videoid', 'amp-youtube data-videoid'])('that %s names become links too', (start) => {
    const html = `<p>See</p><${start}="abcDEF12345"></${start.split(' ')[0]}><${start}="&quot;x"></${start.split(' ')[0]}>`
    expect(read(html)).toEqual(['https://www.youtube.com/watch?v=abcDEF12345'])
  })

  it('named by their title stand as captions, which no excerpt is made of', () => {
    const { blocks } = cleanContent({
      html: '<iframe data-src="https://player.vimeo.com/video/76979871" title=" A  talk"></iframe>',
      url: 'https://blog.example/post',
    })
    expect(blocks.map(({ kind, runs }) => [kind, runs])).toEqual([['caption', ['A talk']]])
  })

  it.each([
    'https://ads.example/frame.html',
    'https://evil.example/?u=https://www.youtube.com/embed/abcDEF12345',
    'javascript:alert(1)',
    'https://www.youtube.com/embed/"><script>',
  ])('of %s go', (src) => {
    expect(read(`<p>See</p><iframe src='${src}'></iframe>`)).toEqual([])
  })
})
