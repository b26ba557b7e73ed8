import { describe, expect, it } from 'vitest'
import { readPaper, toPaperKey } from './paper.ts'

describe('readPaper', () => {
  it.each([
    ['arxiv:1706.03762v5', 'arxiv:1706.03762'],
    ['arXiv:math.GT/0309136', 'arxiv:math/0309136'],
    ['arxiv/cs.CL/0101001', 'arxiv:cs/0101001'],
    ['1706.03762', 'arxiv:1706.03762'],
    ['math.GT/0309136v1', 'arxiv:math/0309136'],
    ['https://www.alphaxiv.org/overview/1706.03762v2', 'arxiv:1706.03762'],
    ['https://api.semanticscholar.org/arXiv:1706.03762', 'arxiv:1706.03762'],
    ['10.48550/arXiv.1412.6980', 'arxiv:1412.6980'],
    ['doi:10.1038/Nature14539', 'doi:10.1038/nature14539'],
    ['doi/10.1016/s0893-6080(98)00116-6', 'doi:10.1016/s0893-6080(98)00116-6'],
    ['https://dl.acm.org/doi/abs/10.1145/3065386', 'doi:10.1145/3065386'],
    ['https://link.springer.com/article/10.1007/BF00994018', 'doi:10.1007/bf00994018'],
    ['openreview:YicbFdNTTy', 'openreview:YicbFdNTTy'],
    ['github/Ada/Momentum', 'github:ada/momentum'],
    ['https://github.com/Ada/Momentum/tree/main?tab=readme-ov-file', 'github:ada/momentum'],
    ['huggingface:datasets/squad', 'huggingface:datasets/squad'],
    ['huggingface/Qwen/Qwen2.5-7B', 'huggingface:qwen/qwen2.5-7b'],
  ])('reads %s', (text, key) => {
    const paper = readPaper(text)
    expect(paper && toPaperKey(paper)).toBe(key)
    expect(readPaper(key)).toMatchObject({ kind: paper?.kind })
  })

  it.each(['', 'arxiv:', 'arxiv:../../x', 'doi:10.1/ ', 'github:ada', 'attention', 'javascript:alert(1)'])(
    'refuses %j',
    (text) => {
      expect(readPaper(text)).toBeNull()
    },
  )
})
