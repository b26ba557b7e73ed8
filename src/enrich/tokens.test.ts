import { describe, expect, it } from 'vitest'
import { toMark } from './scan-tokens.ts'
import { listSpellings, toKey, toTokens } from './tokens.ts'

describe('toKey', () => {
  it.each([
    ['Object-Detection', 'object detection'],
    ['object_detections', 'object detection'],
    ['GPT4', 'gpt-4'],
    ['LLMs', 'llm'],
    ['C++', 'c++'],
    ['C', 'c'],
    ['C#', 'c#'],
    ['caches', 'cache'],
    ['patches', 'patch'],
    ['losses', 'loss'],
    ['policies', 'policy'],
    ['ＧＡＮ', 'gan'],
    ['機器學習', '机器学习'],
  ])('makes %s meet %s', (one, other) => {
    expect(toKey(one)).toBe(toKey(other))
  })

  it.each([
    ['C', 'C++'],
    ['bias', 'bia s'],
    ['class', 'clas'],
    ['bus', 'bu'],
    ['analysis', 'analysi'],
  ])('keeps %s from %s', (one, other) => {
    expect(toKey(one)).not.toBe(toKey(other))
  })
})

describe('toTokens', () => {
  it('keeps forms as written beside keys', () => {
    const tokens = toTokens('RAGs 與 rag、V2。是')
    expect(tokens.map(({ key }) => key)).toEqual(['rag', '与', 'rag', 'v', '2', '', '是'])
    expect(tokens.map(({ form }) => form)).toEqual(['RAG', '与', 'rag', 'V', '2', '', '是'])
  })
})

describe('listSpellings', () => {
  it.each([
    ['attention', 'Attentions'],
    ['loss', 'losses'],
    ['patch', 'patches'],
    ['policy', 'Policies'],
    ['LLM', 'LLMs'],
    ['c++', 'C++'],
    ['naïve', 'Naïve'],
    ['学', '學'],
    ['', ' . '],
  ])('has for %j one with the mark of %j', (spelling, word) => {
    expect(listSpellings(spelling).map(toMark)).toContain(toMark(word))
  })
})
