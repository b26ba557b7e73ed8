import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureCpuMs } from '../../testing/cpu-time.ts'
import { toReadable } from './readable.ts'

const show = (markup: string) => String(toReadable(markup).content)
const outline = (markup: string) =>
  toReadable(markup).headings.map(({ id, level, label }) => `${level} ${id} ${label}`)

describe('toReadable', () => {
  it.each([
    ['headings begin at level 2', '<h1>A</h1><h2>B</h2>', '<h2 id="part-1">A</h2><h3 id="part-2">B</h3>'],
    ['levels are left without gaps', '<h3>A</h3><h5>B</h5>', '<h2 id="part-1">A</h2><h3 id="part-2">B</h3>'],
    ['a stated id stays, so that links to it work', '<h2 id="why">A</h2>', '<h2 id="why">A</h2>'],
    [
      'links to another place of the post stay here, others go where they went',
      '<a href="https://a.example/#n" data-to="at-n" rel="nofollow">1</a><a href="https://a.example/#m">2</a>',
      '<a href="#at-n">1</a><a href="https://a.example/#m">2</a>',
    ],
    [
      'images load late and say nothing',
      '<img src="https://a.example/1.png">',
      '<img src="https://a.example/1.png" alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer">',
    ],
    [
      'an image keeps its words, and says each thing once',
      '<img alt="A &gt; B" loading="eager" src="x.png" />',
      '<img alt="A &gt; B" src="x.png" loading="lazy" decoding="async" referrerpolicy="no-referrer">',
    ],
    [
      'a table scrolls alone',
      '<table><tr></tr></table>',
      '<div class="scroll"><table><tr></tr></table></div>',
    ],
    [
      'a table in a table shares its box',
      '<table><td><table></table></td></table>',
      '<div class="scroll"><table><td><table></table></td></table></div>',
    ],
    ['inline styles go', '<p style="color:red" class="x">a</p>', '<p class="x">a</p>'],
    [
      'a display formula has its box',
      '<math display="block"><mi>x</mi></math>',
      '<span class="formula scroll"><math display="block"><mi>x</mi></math></span>',
    ],
    [
      'a short formula stays in its line',
      '<math><mi>x</mi></math>',
      '<span class="math"><math><mi>x</mi></math></span>',
    ],
    [
      'a sign of comparison in an attribute ends no tag',
      '<p title="a > b"><b>c</b></p>',
      '<p title="a > b"><b>c</b></p>',
    ],
  ])('%s', (_name, markup, expected) => {
    expect(show(markup)).toBe(expected)
  })

  it('gives a long inline formula a box, counting what is seen and not its TeX', () => {
    const note = `<annotation encoding="application/x-tex">${'x'.repeat(200)}</annotation>`
    const math = (signs: number) =>
      `<math><semantics>${'<mi>&lt;</mi>'.repeat(signs)}${note}</semantics></math>`
    expect(show(math(22))).toContain('class="math"')
    expect(show(math(23))).toContain('class="long-math scroll"')
  })

  it('lists the headings with their text and formulas alone', () => {
    const sum = '<msup><mi>y</mi><mn>2</mn></msup>'
    const markup = `<h2>On <em>x</em> &amp; <math display="block">${sum}<annotation encoding="t">\\y</annotation></math></h2>`
    expect(outline(markup)).toEqual([`2 part-1 On x &amp; <math>${sum}</math>`])
  })

  it.each([
    ['alone', '<p><img src="x.png"></p>'],
    ['alone', '<p dir="rtl">\n<img src="x.png" alt="a > b">\n</p>'],
    ['alone', '<p>a</p><p> <a href="https://a.example/"><img src="x.png"></a> </p>'],
    ['in its line', '<p>a <img src="x.png"> b</p>'],
    ['in its line', '<p><img src="x.png"> b</p>'],
    ['in its line', '<p>a <a href="https://a.example/"><img src="x.png"></a></p>'],
    ['in its line', '<p><img src="x.png"><img src="y.png"></p>'],
    ['in its line', '<p>a</p><img src="x.png">'],
  ])('an image stands %s: %s', (place, markup) => {
    expect(show(markup).includes('class="alone"')).toBe(place === 'alone')
  })

  it('leaves text that has no such tags as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = text.replace(/[<>&"]/g, '_')
        expect(show(`<p>${escaped}</p>`)).toBe(`<p>${escaped}</p>`)
      }),
    )
  })

  it.each([
    ['tags that never end', '<p '.repeat(100_000)],
    ['quotes that never end', `<p "${'<p "'.repeat(100_000)}`],
    ['brackets', '<'.repeat(400_000)],
    ['attributes', `<p ${'a="b" '.repeat(100_000)}`],
    ['images', '<p> <img> '.repeat(40_000)],
    ['formulas that never end', '<math>'.repeat(20_000)],
  ])('is quick with %s', (_name, hostile) => {
    expect(measureCpuMs(() => show(hostile))).toBeLessThan(3_000)
  })
})
