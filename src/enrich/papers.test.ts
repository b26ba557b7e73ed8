import { describe, expect, it } from 'vitest'
import { listPapers } from './papers.ts'

const toIds = (given: { title?: string; links?: string[]; text?: string }) =>
  listPapers({ title: '', links: [], text: '', ...given }).map((paper) => `${paper.kind} ${paper.id}`)

describe('listPapers', () => {
  it.each([
    ['https://arxiv.org/abs/1706.03762', 'arxiv 1706.03762'],
    ['http://www.arxiv.org/pdf/1706.03762v5.pdf', 'arxiv 1706.03762'],
    ['https://arxiv.org/pdf/2106.09685v2#page=3', 'arxiv 2106.09685'],
    ['https://arxiv.org/html/2312.00752v2/', 'arxiv 2312.00752'],
    ['https://ar5iv.labs.arxiv.org/html/2005.14165', 'arxiv 2005.14165'],
    ['https://ar5iv.org/abs/2005.14165', 'arxiv 2005.14165'],
    ['https://export.arxiv.org/abs/cs.CL/0101001', 'arxiv cs/0101001'],
    ['https://huggingface.co/papers/2307.09288', 'arxiv 2307.09288'],
    ['https://doi.org/10.1038/nature14539', 'doi 10.1038/nature14539'],
    ['https://dx.doi.org/10.1162/NECO.1997.9.8.1735', 'doi 10.1162/neco.1997.9.8.1735'],
    ['https://doi.org/10.48550/arXiv.1412.6980', 'arxiv 1412.6980'],
    ['https://openreview.net/forum?id=YicbFdNTTy', 'openreview YicbFdNTTy'],
    ['https://openreview.net/pdf?id=YicbFdNTTy', 'openreview YicbFdNTTy'],
    ['https://github.com/ada/momentum.git', 'github ada/momentum'],
    ['https://github.com/ada/momentum/blob/main/train.py#L3', 'github ada/momentum'],
    ['https://huggingface.co/ada/tiny-model/tree/main', 'huggingface ada/tiny-model'],
    ['https://hf.co/datasets/ada/digits', 'huggingface datasets/ada/digits'],
  ])('knows the link %s', (link, paper) => {
    expect(toIds({ links: [link] })).toEqual([paper])
  })

  it.each([
    ['https://arxiv.org/list/cs.LG/recent'],
    ['https://github.com/ada'],
    ['https://github.com/features/copilot'],
    ['https://huggingface.co/blog/some-post'],
    ['https://huggingface.co/docs/hub'],
    ['https://openreview.net/group?id=ICLR.cc'],
    ['https://doi.org/'],
    ['https://doi.org/%E0%A4%A'],
    ['https://example.org/abs/1706.03762'],
  ])('ignores %s', (link) => {
    expect(toIds({ links: [link] })).toEqual([])
  })

  it.each([
    ['见论文（arXiv:1706.03762v3）。', 'arxiv 1706.03762'],
    ['arXiv preprint arXiv: 1412.6980, 2014', 'arxiv 1412.6980'],
    ['BERT (arXiv 1810.04805)', 'arxiv 1810.04805'],
    ['见 arxiv.org/abs/1706.03762v2。', 'arxiv 1706.03762'],
    ['Nature 521. doi:10.1038/nature14539.', 'doi 10.1038/nature14539'],
    ['代码在 https://github.com/ada/momentum，欢迎试用', 'github ada/momentum'],
    ['(code: https://github.com/ada/momentum).', 'github ada/momentum'],
    ['DOI: 10.1016/S0893-6080(98)00116-6)', 'doi 10.1016/s0893-6080(98)00116-6'],
  ])('reads the text %s', (text, paper) => {
    expect(toIds({ text })).toEqual([paper])
  })

  it('lists each once, links first, in order', () => {
    const links = ['https://github.com/Ada/Momentum', 'https://arxiv.org/abs/1706.03762v1']
    const text = 'arXiv:1706.03762, arXiv:1412.6980 and https://github.com/ada/momentum/issues'
    expect(toIds({ links, text })).toEqual(['github Ada/Momentum', 'arxiv 1706.03762', 'arxiv 1412.6980'])
  })

  it('reads the title first', () => {
    const title = 'Momentum, briefly (arXiv:2405.01111v1 [cs.LG])'
    expect(toIds({ title, text: 'arXiv:1412.6980' })).toEqual(['arxiv 2405.01111', 'arxiv 1412.6980'])
  })

  it('does not take a number for a paper', () => {
    expect(
      toIds({ text: 'It took 1706.03762 seconds on arXiv data, arxiv: 12345678, arXiv 2024.12345.' }),
    ).toEqual([])
  })
})
