import { describe, expect, it } from 'vitest'
import { readSamplePost } from './sample-post.ts'
import { measureSnippet } from './snippet-metrics.ts'

const post = readSamplePost(`title: Margins

## Slack

A point with \\(\\xi_n > 0\\) is on the wrong side. 转载请注明出处。 The [公式] was here, and so was {this.

where it hangs in the air.`)

describe('measureSnippet', () => {
  it.each([
    ['nothing in a sentence as it stands', 'A point with \\(\\xi_n > 0\\) is on the wrong side.', []],
    ['a lost operator', 'A point with \\(\\xi_n 0\\) is on the wrong side.', ['S3/S9']],
    ['a placeholder', 'The [公式] was here', ['S1']],
    ['an open brace', 'and so was {this.', ['S2']],
    ['a heading', 'Slack A point with', ['S3/S9', 'S4']],
    ['a notice', '转载请注明出处。', ['S6']],
    ['a text that hangs on another', 'where it hangs in the air.', ['S11']],
  ])('finds %s', (_, snippet, faults) => {
    const found = measureSnippet(post, snippet).faults.map((fault) => fault.split(' ', 1)[0])
    expect([...new Set(found)]).toEqual(faults)
  })
})
