import { type ChildNode, Text } from 'domhandler'
import fc from 'fast-check'
import sanitizeHtml from 'sanitize-html'
import { describe, expect, it } from 'vitest'
import { toElement } from '../dom.ts'
import { insertFormulas } from './insert-formulas.ts'
import { POLICY } from './policy.ts'
import { toHtml } from './to-html.ts'
import { toSafeHtml } from './to-safe-html.ts'

const FORMULAS = ['a', 'b<c', 'd'].map((tex) => ({
  tex,
  display: false,
  mathml: tex === 'd' ? `<math>d</math>` : null,
}))
const NAMES =
  `p div h2 blockquote pre code ul li ol dl dt dd table thead tbody tr td th a img em span br hr figure details
  summary ruby rt video source time q script style iframe svg math textarea form x-y`.split(/\s+/)
const VALUES = [
  '',
  'a',
  '2',
  'https://a.example/?x=1&y="2"',
  'http://a.example/',
  '//a.example',
  '#a',
  '#javascript:a',
  '/a',
  'javascript:alert(1)',
  ' https://a.example',
  'HTTPS://a.example/',
  'language-js',
  'language-js other',
  'language-',
  '"><script>',
  "'&lt;",
]
const ATTRIBUTES =
  `href src alt title class id style onclick rel target loading width controls open reversed start cite poster
  datetime data-formula align colspan type lang`.split(/\s+/)

const attributes = fc.dictionary(fc.constantFrom(...ATTRIBUTES), fc.constantFrom(...VALUES), {
  maxKeys: 3,
  noNullPrototype: true,
})
/** What cleaning leaves: then nothing is for the sanitiser to do. */
const cleanAttributes = fc.constantFrom<Record<string, string>>(
  {},
  { title: 'a "b" <c>' },
  { lang: 'en', dir: 'rtl' },
)
const texts = fc.constantFrom(
  'a',
  ' ',
  '<b>',
  '&amp;',
  '&lt;script&gt;',
  '"\'',
  'a\u00a0b',
  '\n',
  '中文',
  ']]>',
  '--><img src=x>',
)
const trees = (names: readonly string[], attribs: fc.Arbitrary<Record<string, string>>) =>
  fc.letrec<{ node: ChildNode }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      texts.map((text): ChildNode => new Text(text)),
      fc
        .tuple(fc.constantFrom(...names), attribs, fc.array(tie('node'), { maxLength: 4 }))
        .map(
          ([name, attribs, children]): ChildNode => toElement(name, attribs, isVoid(name) ? [] : children),
        ),
    ),
  })).node
const anyTrees = trees(NAMES, attributes)
const cleanTrees = trees(POLICY.allowedTags || [], cleanAttributes)

describe('toSafeHtml', () => {
  it.each([
    ['clean', cleanTrees],
    ['foul', anyTrees],
  ])('writes what the sanitiser makes of the same html, of a %s tree', (_, node) => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), (nodes) => {
        expect(toSafeHtml(nodes, FORMULAS)).toBe(toExpected(nodes))
      }),
      { numRuns: 300 },
    )
  })

  it('allows no tree as deep as the sanitiser would not', () => {
    let inner: ChildNode = new Text('deep')
    for (let depth = 0; depth < 105; depth++) inner = toElement('div', {}, [inner])
    expect(toSafeHtml([inner], FORMULAS)).toBe(toExpected([inner]))
  })

  it('knows what each element of the policy ends', () => {
    const tags = (POLICY.allowedTags || []).filter((tag) => !POLICY.selfClosing?.includes(tag))
    const trees = tags.flatMap((parent) =>
      (POLICY.allowedTags || []).map((child) => toElement(parent, {}, [toElement(child, {}), new Text('x')])),
    )
    const ours = trees.map((tree) => toSafeHtml([tree], FORMULAS)).join('')
    expect(ours).toBe(toExpected(trees))
  })
})

function toExpected(nodes: readonly ChildNode[]): string {
  return insertFormulas(sanitizeHtml(toHtml(nodes), POLICY), FORMULAS)
}

function isVoid(name: string): boolean {
  return POLICY.selfClosing?.includes(name) ?? false
}
