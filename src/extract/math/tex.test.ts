import { describe, expect, it } from 'vitest'
import { cleanTex } from './tex.ts'

describe('cleanTex', () => {
  it.each([
    ['keeps what the author wrote', 'x_1  w_1', 'x_1  w_1', false],
    ['trims', '\n x^2 \n', 'x^2', false],
    ['makes spaces of no-break and other wide spaces', 'a\u00a0+\u3000b', 'a + b', false],
    ['drops invisible characters', 'a\u200b+\ufeffb\u00ad', 'a+b', false],
    ['decodes entities encoded once too often', 'a &lt; b &amp;&#61; c &#x3e; d', 'a < b &= c > d', false],
    ['keeps an ampersand that is no entity', 'a &lta; b & c', 'a &lta; b & c', false],
    ['drops the CDATA of kramdown', '% <![CDATA[\na<b %]]>', 'a<b', false],
    ['drops CDATA without comment signs', '<![CDATA[ a<b ]]>', 'a<b', false],
    ['drops dollars around it', '$x$', 'x', false],
    ['displays what stood in double dollars', '$$x$$', 'x', true],
    ['displays what stood in square brackets', '\\[ x \\]', 'x', true],
    ['drops round brackets', '\\(x\\)', 'x', false],
    ['keeps two formulas and their dollars', '$a$ and $b$', '$a$ and $b$', false],
    ['keeps dollars inside text', '$\\text{if $x$}$', '\\text{if $x$}', false],
    ['keeps an escaped dollar at the end', '5\\$', '5\\$', false],
    ['drops the line break that Zhihu ends blocks with', 'x = 1 \\\\', 'x = 1', true],
    ['drops several', 'x \\\\ \\\\', 'x', true],
    ['drops a stray backslash', 'x \\ ', 'x', false],
    ['keeps line breaks inside', 'a\\\\b', 'a\\\\b', false],
    [
      'displays environments of whole lines',
      '\\begin{align*}a&=b\\end{align*}',
      '\\begin{align*}a&=b\\end{align*}',
      true,
    ],
    ['does not display a matrix', '\\begin{matrix}a\\end{matrix}', '\\begin{matrix}a\\end{matrix}', false],
    ['closes blank lines', 'a\n\n \nb', 'a\nb', false],
    ['keeps displaystyle', '{\\displaystyle x}', '{\\displaystyle x}', false],
  ])('%s', (_name, source, tex, display) => {
    expect(cleanTex(source)).toEqual({ tex, display })
  })
})
