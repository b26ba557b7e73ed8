import { describe, expect, it } from 'vitest'
import type { Block, Run } from '../article.ts'
import { toReading } from './reading.ts'

const paragraph = (...runs: Run[]): Block => ({ kind: 'paragraph', runs, linkLength: 0 })
const formula = (tex: string) => ({ tex, display: false, mathml: null })

describe('toReading', () => {
  it.each([
    ['nothing', [], 0, 1],
    ['words', [paragraph("We don't over-fit, we use U-Net v2.0.")], 7, 1],
    ['Chinese', [paragraph('感受野是输入区域。')], 8, 1],
    ['both', [paragraph('用PyTorch训练 ResNet-50 模型')], 7, 1],
    ['formulas apart', [paragraph('设 ', formula('x_1'), ' 为输入')], 4, 1],
    ['words of two runs', [paragraph('over-', 'fit')], 2, 1],
    ['joiners that join nothing', [paragraph("a--b 'c' 图-d e.")], 6, 1],
    ['code apart', [{ kind: 'code', runs: ['import torch\nx = 1'], linkLength: 0 } as Block], 0, 1],
    ['a page of English', [paragraph('word '.repeat(1000))], 1000, 5],
    ['a page of Chinese', [paragraph('字'.repeat(1000))], 1000, 3],
    ['a page of formulas', [paragraph(...Array.from({ length: 100 }, () => formula('x + y')))], 0, 3],
    ['an endless listing', [{ kind: 'code', runs: ['x\n'.repeat(9999)], linkLength: 0 } as Block], 0, 10],
  ] as const)('counts %s', (_, blocks, wordCount, readingMinutes) => {
    expect(toReading(blocks)).toEqual({ wordCount, readingMinutes })
  })
})
