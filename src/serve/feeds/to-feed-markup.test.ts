import { describe, expect, it } from 'vitest'
import { measureCpuMs } from '../../testing/cpu-time.ts'
import { toFeedMarkup } from './to-feed-markup.ts'

describe('toFeedMarkup', () => {
  it.each([
    [
      '<img src="https://a.example/i.png" alt="loading=" loading="lazy" width="6" referrerpolicy="no-referrer" />',
      '<img src="https://a.example/i.png" alt="loading=" width="6" />',
    ],
    [
      '<a href="https://a.example/p#fn1" data-to="in-fn1" rel="nofollow">1</a>',
      '<a href="https://a.example/p#fn1" rel="nofollow">1</a>',
    ],
    ['<span data-formula="0"></span>', '<span></span>'],
    ['<ol start="3" reversed><li value="3">x</li></ol>', '<ol start="3" reversed><li value="3">x</li></ol>'],
    ['<p title="a > b data-to=&quot;x&quot;">y</p>', '<p title="a > b data-to=&quot;x&quot;">y</p>'],
    [
      '<pre>&lt;img loading="lazy"&gt; x < y loading="lazy"</pre>',
      '<pre>&lt;img loading="lazy"&gt; x < y loading="lazy"</pre>',
    ],
    ['<math display="block"><mi>x</mi></math>', '<math display="block"><mi>x</mi></math>'],
  ])('of %j is %j', (html, markup) => {
    expect(toFeedMarkup(html)).toBe(markup)
  })

  it('takes linear time', () => {
    for (const text of ['<a ', '<a "', '<a x="', `<a${' '.repeat(20)}`, '<a b='])
      expect(measureCpuMs(() => toFeedMarkup(text.repeat(20_000)))).toBeLessThan(500)
  })
})
