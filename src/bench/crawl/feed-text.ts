import { DAY_MS } from '../../interval.ts'
import { createRandom } from '../random.ts'

/** The address of sample feed `index`: every feed has a host of its own on loopback, so that no blog waits for another. */
export function toFeedUrl(index: number, port: number): string {
  return `${toHome(index, port)}/feed/${index}.xml`
}

/** The first addresses of 127.0.0.0/8 are in use by others often enough. */
const FIRST_NET = 16
const PARAGRAPHS = 7
/** When the newest of all sample posts was published. */
const NEWEST_AT = Date.UTC(2026, 10, 1)

const CHINESE =
  '注意力 机制 我们 可以 看到 梯度 下降 的 收敛 速度 取决于 学习率 因此 模型 参数 需要 正则化 否则 容易 过拟合 扩散模型 采样 步数 与 噪声 调度 有关 对比学习 得到 的 表征 在 下游 任务 上 更 稳定 这里 假设 数据 独立 同分布 实验 结果 表明 量化 之后 推理 延迟 明显 降低'.split(
    ' ',
  )
const ENGLISH =
  'attention heads attend to the tokens that matter while gradient descent converges slowly under a small learning rate so we regularise parameters and observe overfitting less often diffusion sampling needs fewer steps when noise schedules are learned contrastive representations transfer well to downstream tasks quantisation lowers latency on commodity hardware'.split(
    ' ',
  )
const TEX = [
  String.raw`\nabla_\theta \mathcal{L}`,
  String.raw`\frac{QK^\top}{\sqrt{d_k}}`,
  'O(n^2)',
  String.raw`x_t = \alpha_t x_0`,
]

/** An RSS document of `items` posts of some 8 KB html each, in Chinese or English, no two alike; the same for the same numbers. */
export function toFeedText(index: number, { port, items }: { port: number; items: number }): string {
  const home = toHome(index, port)
  const posts = Array.from({ length: items }, (_, at) => toItem(index, at, home))
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Sample blog ${index}</title><link>${home}/</link><description>Posts that nobody wrote</description>
<language>${isChinese(index) ? 'zh-CN' : 'en'}</language>${posts.join('\n')}</channel></rss>`
}

function toItem(index: number, at: number, home: string): string {
  const random = createRandom(index * 1009 + at + 1)
  const words = isChinese(index) ? CHINESE : ENGLISH
  const title = toSentence(words, random, isChinese(index) ? 5 : 7)
  const html = Array.from({ length: PARAGRAPHS }, (_, part) => toSection(words, random, part)).join('\n')
  const publishedAt = new Date(NEWEST_AT - at * DAY_MS - index * 60_000)
  return `<item><title>${title}</title><link>${home}/posts/${at}</link><guid isPermaLink="false">post-${at}</guid>
<pubDate>${publishedAt.toUTCString()}</pubDate><category>${pick(words, random)}</category><category>notes</category>
<description>${toSentence(words, random, 30)}</description>
<content:encoded><![CDATA[${html}<p><img src="/images/${at}.png" alt="figure" width="640" height="480"></p>]]></content:encoded></item>`
}

function toSection(words: readonly string[], random: () => number, part: number): string {
  const sentences = Array.from({ length: 6 }, () => toSentence(words, random, 14)).join(' ')
  const list = Array.from({ length: 3 }, () => `<li>${toSentence(words, random, 6)}</li>`).join('')
  return `<h2 id="part-${part}">${toSentence(words, random, 4)}</h2>
<p class="lead"><strong>${pick(words, random)}</strong> ${sentences} \\(${pick(TEX, random)}\\) <a href="https://arxiv.org/abs/17${part}6.03762?utm_source=rss">${pick(words, random)}</a></p>
<ul>${list}</ul><pre><code class="language-python">for step in range(${part}):\n    loss = step &lt;&lt; 1</code></pre>`
}

function toSentence(words: readonly string[], random: () => number, count: number): string {
  const chosen = Array.from({ length: count }, () => pick(words, random))
  return words === CHINESE ? `${chosen.join('')}。` : `${chosen.join(' ')}.`
}

function pick(from: readonly string[], random: () => number): string {
  return from[Math.floor(random() * from.length)] ?? ''
}

function isChinese(index: number): boolean {
  return index % 2 === 0
}

function toHome(index: number, port: number): string {
  return `http://127.${FIRST_NET + (index >> 16)}.${(index >> 8) & 255}.${index & 255}:${port}`
}
