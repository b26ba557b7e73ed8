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
    ['训练', ['訓練']],
  ])('of the quotation "%s" are %j', (text, forms) => {
    expect(listForms(text, { isQuoted: true })).toEqual(forms)
  })
})
