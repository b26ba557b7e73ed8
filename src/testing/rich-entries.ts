import type { EntryDetail } from '../entry.ts'
import { DAY_MS } from '../interval.ts'
import { toTestDetail, toTestTag } from './builders.ts'

const tex = (source: string) => `<annotation encoding="application/x-tex">${source}</annotation>`
const inline = (mathml: string, source: string) =>
  `<math><semantics><mrow>${mathml}</mrow>${tex(source)}</semantics></math>`
const display = (mathml: string, source: string) =>
  `<math display="block" class="tml-display"><semantics><mrow>${mathml}</mrow>${tex(source)}</semantics></math>`

const SCORE = inline(
  '<msup><mi>q</mi><mo>⊤</mo></msup><mi>k</mi><mo>/</mo><msqrt><msub><mi>d</mi><mi>k</mi></msub></msqrt>',
  'q^\\top k/\\sqrt{d_k}',
)
const TERM =
  '<mo>+</mo><mfrac><mrow><mi>exp</mi><mo>(</mo><msub><mi>s</mi><mi>i</mi></msub><mo>)</mo></mrow><mi>Z</mi></mfrac>'
const WIDE = TERM.repeat(24)

const CONTENT_EN = `<h1>Where the scale comes from</h1>
<p>A typical score ${SCORE} grows with the dimension<sup id="fnref1"><a href="#fn1">1</a></sup>; a long one stands in the line: ${inline(WIDE, 'long')}.</p>
${display(WIDE, 'wide')}
<h2>An experiment</h2><p>See <code>train.py --scale none</code> and <a href="https://paper.example/">the paper</a>.</p>
<pre><code>def attention(q, k, v):
    return softmax(q @ k.T / sqrt(q.shape[-1])) @ v  # ${'a comment that goes on and on '.repeat(5)}
</code></pre>
<h3>What we see</h3><ul><li>entropy falls</li><li>and stays</li></ul>
<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="Entropy against steps" width="1600" height="500"><figcaption>Entropy.</figcaption></figure>
<table><thead><tr>${'<th>learning rate</th>'.repeat(12)}</tr></thead><tbody><tr>${'<td>0.0003</td>'.repeat(12)}</tr></tbody></table>
<blockquote><p>Said by someone.</p></blockquote><p>${'unbreakable'.repeat(30)}</p><hr>
<p id="fn1">1. With high probability. <a href="#fnref1">↩</a></p>`

const CONTENT_ZH = `<p>本文从证据下界出发，一步一步得到去噪目标 ${SCORE}。</p><h2>一、证据下界</h2><p>由 Jensen 不等式：</p>
${display(WIDE, 'wide')}<h2>二、加噪过程</h2><p>每一步混入一点噪声。</p><h2>三、去噪目标</h2><p>配方即得。</p>`

const POSTS = [
  {
    title: 'Why attention scores are divided by the square root of the dimension',
    language: 'en',
    snippetHtml: `The product ${SCORE} has variance one. Without the factor the softmax saturates long before training has begun.`,
    contentHtml: CONTENT_EN,
  },
  {
    title: '从变分下界到扩散模型：一条不绕弯的推导',
    language: 'zh-Hans',
    snippetHtml: `很多教程在推导扩散模型时会突然“跳”一步。本文只用到高斯分布的乘法与重参数化 ${inline(WIDE, 'long')}。`,
    contentHtml: CONTENT_ZH,
  },
  {
    title: `An account of ${'how our agent learned never to leave the harbour and '.repeat(4)}sail`,
    language: 'en',
    snippetHtml: `The loss grows as ${display(WIDE, 'wide')} so the stiff directions break first.`,
    contentHtml: '',
  },
  {
    title: `Un${'break'.repeat(40)}able`,
    language: null,
    snippetHtml: 'x'.repeat(300),
    contentHtml: CONTENT_EN,
  },
] as const

/** Posts with all that a page must bear: two scripts, formulas of any width, code, tables, words that cannot be broken. */
export function toRichEntries(count: number): EntryDetail[] {
  const entries = Array.from({ length: count }, (_, index) => {
    const post = POSTS[index % POSTS.length] as (typeof POSTS)[number]
    return toTestDetail(index + 1, {
      ...post,
      publishedAt: toTestDetail(1).publishedAt - index * 0.7 * DAY_MS,
      publishedPrecision: (['minute', 'day', 'month', 'seen'] as const)[index % 4] ?? 'minute',
      tags: [
        toTestTag('nlp', { name: 'Natural language processing' }),
        toTestTag('rl'),
        toTestTag('a side project', { origin: 'author' }),
      ],
      alsoAt:
        index % 3 === 0
          ? [
              {
                url: 'https://mirror.example/p',
                title: 'The same',
                source: '镜像站',
                relation: 'repost' as const,
              },
            ]
          : [],
      papers: [{ kind: 'arxiv', id: '1706.03762', url: 'https://arxiv.example/abs/1706.03762' }],
      hasMath: true,
    })
  })
  for (const entry of entries) entry.related = entries.filter((other) => other !== entry).slice(0, 3)
  return entries
}
