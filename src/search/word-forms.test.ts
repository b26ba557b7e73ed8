import { describe, expect, it } from 'vitest'
import { listForms } from './word-forms.ts'

describe('listForms', () => {
  it.each([
    ['law', ['laws']],
    ['Laws', ['law']],
    ['LLM', ['llms']],
    ['GPUs', ['gpu']],
    ['policy', ['policies']],
    ['policies', ['policy']],
    ['key', ['keys']],
    ['loss', ['losses']],
    ['matches', ['match']],
    ['news', []],
    ['its', []],
    ['fine-tuning', ['fine-tunings', 'finetuning', 'finetunings']],
    ['Finetuning', ['finetunings', 'Fine-tuning', 'fine-tunings']],
    ['metadata', ['metadatas', 'meta-data', 'meta-datas']],
    ['zero-shot', ['zero-shots', 'zeroshot', 'zeroshots']],
    ['pretext', ['pretexts', 'pre-text', 'pre-texts']],
    ['posting', ['postings']],
    ['训练', ['訓練']],
    ['resnet50', []],
    ['C++', []],
    ["don't", []],
    ['模型', []],
    ['trans*', []],
  ])('of %s are %j', (word, forms) => {
    expect(listForms(word, { isQuoted: false })).toEqual(forms)
  })

  it.each([
    ['scaling law', []],
    ['fine-tuning', []],
    ['finetuning', []],
    ['训练', ['訓練']],
  ])('of the quotation "%s" are %j', (text, forms) => {
    expect(listForms(text, { isQuoted: true })).toEqual(forms)
  })
})
