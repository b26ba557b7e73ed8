import { describe, expect, it } from 'vitest'
import { parseHtml } from './parse-html.ts'
import { escapeSwallowed } from './swallowed-tag.ts'
import { measureCpuMs } from './testing/cpu-time.ts'

/** The text of html as it is read. */
function textOf(html: string): string {
  return parseHtml(html).$.root().text()
}

describe('escapeSwallowed', () => {
  it.each([
    'For $i<j$ the Loss of the Model is the Loss of the Baseline, and $L_M<L_B$ holds. It follows that $x>0$.',
    '若 $n<p$，则用 Moore-Penrose 伪逆，$\\|X\\beta-Y\\|$ 与 “$\\lambda>0$”。',
    'where $d<n$. Our algorithm, called Fast-Seed, runs in $O(nkd)$',
    'take $a<b \\cdot C$ and $c>d$',
    'if a<B and C>D, or n<M And more',
    '当 X<Y时，有 Z>W',
    'At the End A<B. Nothing Closes It',
    'At the End $A<B$ Nothing Closes It',
    '$0<p_1<p_2<C$ then $Q>0$',
  ])('keeps to the letter: %s', (text) => {
    expect(textOf(text)).toBe(text)
  })

  it('leaves the tags after such a sign what they are', () => {
    const { $ } = parseHtml('<p>if $a<b</p><p>then $X_1<b$ <em>So</em> <b class="c">$y>0$</b></p>')
    expect($('p').first().text()).toBe('if $a<b')
    expect($('p').last().text()).toBe('then $X_1<b$ So $y>0$')
    expect($('em').text()).toBe('So')
    expect($('b.c')).toHaveLength(1)
  })

  it.each([
    '<script type="math/tex">a<b_C</script><script>if(a<b_C)x()</script>',
    '<!-- a<b$ --><style>a<b$</style>',
    '<p {{attributes}} @click="$go" data-a=$b href=/x?$y=1 title="$z$">a</p>',
    '<img alt=\\"a b\\" src=\\"c\\nd\\">',
    'word<a href = "x">b</a>word<p hidden>c</p><i data-x>d</i> <b and>e</b>',
    '<ulclass="a b"><li>c</li></ul>',
    '<my_element>a</my_element><x-y_z>b</x-y_z><o:p>c</o:p>',
  ])('takes no true tag for text: %s', (html) => {
    expect(escapeSwallowed(html)).toBe(html)
  })

  it('reads attributes with such signs as they are', () => {
    expect(parseHtml('<p title="x<b_c and $y<Z$">$a<B$</p>').$('p').attr('title')).toBe('x<b_c and $y<Z$')
  })

  it('is linear for hostile html', () => {
    for (const piece of [
      '<a b="<a b=" c="',
      '<script ',
      '<!-',
      '<b$ ',
      'a<b and ',
      '<a_1',
      '<a b=\'<b c="',
    ]) {
      const html = piece.repeat(100_000 / piece.length)
      expect(measureCpuMs(() => escapeSwallowed(html))).toBeLessThan(1_000)
    }
  })
})
