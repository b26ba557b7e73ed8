import { describe, expect, it } from 'vitest'
import { cleanContent } from '../clean-content.ts'

const clean = (html: string) => cleanContent({ html, url: 'https://a.example/blog/post' })

describe('code blocks', () => {
  const number = (text: string) =>
    `<span style="white-space:pre;-webkit-user-select:none;user-select:none;color:#7f7f7f">${text}</span>`
  const line = (at: number, code: string) =>
    `<span style="display:flex;">${number(String(at))}<span>${code}\n</span></span>`
  it.each([
    [
      'a list of numbered lines (CSDN)',
      '<pre><code class="language-c hljs"><ol class="hljs-ln"><li><div class="hljs-ln-numbers"><div class="hljs-ln-line hljs-ln-n"></div></div><div class="hljs-ln-code"><div class="hljs-ln-line">int a;</div></div></li><li><div class="hljs-ln-code"><div class="hljs-ln-line">a = 1;</div></div></li></ol></code></pre>',
      '<pre><code class="language-c">int a;\na = 1;</code></pre>',
    ],
    [
      'label and numbers beside the block (VuePress)',
      '<div class="language-js"><button class="copy"></button><span class="lang">js</span><pre><code>a_b - 1</code></pre><div class="line-numbers-wrapper"><span class="line-number">1</span></div></div>',
      '<pre><code class="language-js">a_b - 1</code></pre>',
    ],
    [
      'elements of Distill',
      '<p>Of <d-code language="js">a_b</d-code></p><d-code block language="js">a = 1\nb = 2</d-code>',
      '<p>Of <code>a_b</code></p><pre><code class="language-js">a = 1\nb = 2</code></pre>',
    ],
    [
      'a gist without its foot',
      '<div class="gist"><table class="highlight tab-size js-file-line-container"><tbody><tr><td class="blob-num" data-line-number="1"></td><td class="blob-code">x = 1</td></tr></tbody></table><div class="gist-meta"><a href="/raw">view raw</a></div></div>',
      '<pre><code>x = 1</code></pre>',
    ],
    [
      'the lines of Chroma without their inline-styled numbers',
      `<pre><code class="language-py">${line(1, 'c = 3')}${line(2, 'd = 4')}</code></pre>`,
      '<pre><code class="language-py">c = 3\nd = 4</code></pre>',
    ],
    [
      'one block where those numbers stand in a cell of their own',
      `<div><table><tr><td><pre><code>${number('1\n')}${number('2\n')}</code></pre></td>\n<td><pre><code class="language-py">c = 3\nd = 4\n</code></pre></td></tr></table></div>`,
      '<pre><code class="language-py">c = 3\nd = 4</code></pre>',
    ],
    [
      'line ends of every kind, escaped ones too',
      '<pre><code>a = 1\r\nb = 2\rc = 3&#13;d = 4</code></pre>',
      '<pre><code>a = 1\nb = 2\nc = 3\nd = 4</code></pre>',
    ],
    [
      'lines without the button that copies them (Juejin)',
      '<pre><code class="hljs bash copyable">npm i\nnpm start<span class="copy-code-btn">复制代码</span></code></pre>',
      '<pre><code class="language-bash">npm i\nnpm start</code></pre>',
    ],
    [
      'lines whose words are elements of code (SyntaxHighlighter)',
      '<table class="syntaxhighlighter"><tr><td class="gutter"><div class="line">1</div></td><td class="code"><div class="line"><code>import</code> <code>os</code></div><div class="line"><code>x = 1</code></div></td></tr></table>',
      '<pre><code>import os\nx = 1</code></pre>',
    ],
    [
      'the lines of Crayon without its bar and its copy',
      '<div class="crayon-syntax"><div class="crayon-toolbar">a.py Python</div><div class="crayon-plain-wrap"><textarea>x = 1</textarea></div><table class="crayon-table"><tr><td class="crayon-nums"><div>1</div></td><td class="crayon-code"><div class="crayon-line">x = 1</div></td></tr></table></div>',
      '<pre><code>x = 1</code></pre>',
    ],
    [
      'no theme of Shiki for a language',
      '<pre class="shiki github-dark"><code><span class="line">x = 1</span></code></pre>',
      '<pre><code>x = 1</code></pre>',
    ],
    [
      'cells of a notebook without their prompts',
      '<div class="prompt input_prompt">In [1]:</div><div class="highlight hl-ipython3"><pre>x = 1</pre></div><div class="jp-OutputPrompt">Out[1]:</div>',
      '<pre><code class="language-python">x = 1</code></pre>',
    ],
    [
      'a word that only looks like a label',
      '<p><span class="lang">js</span> is short</p>',
      '<p>js is short</p>',
    ],
  ])('keep %s', (_, html, expected) => {
    expect(clean(html).html).toBe(expected)
  })
})
