import { type Element, Text } from 'domhandler'
import { describe, expect, it } from 'vitest'
import { parseHtml } from '../../parse-html.ts'
import { createEdits } from './edits.ts'

describe('createEdits', () => {
  it('unwraps an element whose children change as well, and leaves a sound tree', () => {
    const { $ } = parseHtml('<p>a<em>b</em>c<br></p>')
    const [p, em, br] = [$('p')[0], $('em')[0], $('br')[0]] as [Element, Element, Element]
    const edits = createEdits()
    edits.unwrap(em)
    edits.replace(em.children[0]!, [new Text('x'), new Text('y')])
    edits.replace(br, [])
    expect(edits.has(br)).toBe(true)
    edits.apply()
    expect($('p').html()).toBe('axyc')
    for (const [at, child] of p.children.entries()) {
      expect(child.parent).toBe(p)
      expect(child.prev).toBe(p.children[at - 1] ?? null)
      expect(child.next).toBe(p.children[at + 1] ?? null)
    }
  })
})
