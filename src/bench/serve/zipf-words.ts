import type { Random } from '../random.ts'

/** A rank below `size`, as words of a language fall: the second half as often as the first, and so on (Zipf's law). */
export function pickRank(size: number, random: Random): number {
  return Math.floor(Math.exp(random() * Math.log(size + 1))) - 1
}

const KNOWN_EN =
  'the of model and training a to in attention is for data learning loss we with transformer gradient layer token'.split(
    ' ',
  )
const KNOWN_ZH =
  '模型 训练 数据 学习 注意力 我们 机制 损失 函数 网络 微调 推理 参数 梯度 算法 语言 图像 优化 方法 结果'.split(
    ' ',
  )
const SYLLABLES = 'ra ne lo ti ka mu se vi do pa gri sto len bar cel fin'.split(' ')
const ENGLISH_WORDS = 20_000
const CHINESE_WORDS = 12_000
/** Characters that are in daily use stand in about this many places from U+4E00 on. */
const CHINESE_CHARACTERS = 6000

const ENGLISH = Array.from({ length: ENGLISH_WORDS }, (_, rank) => KNOWN_EN[rank] ?? toEnglishWord(rank))
const CHINESE = Array.from({ length: CHINESE_WORDS }, (_, rank) => KNOWN_ZH[rank] ?? toChineseWord(rank))

function toEnglishWord(rank: number): string {
  const parts: string[] = []
  for (let rest = rank; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    parts.push(SYLLABLES[rest % SYLLABLES.length] ?? '')
  }
  return parts.join('')
}

function toChineseWord(rank: number): string {
  const first = (rank * 7919) % CHINESE_CHARACTERS
  const second = (rank * 104_729 + 17) % CHINESE_CHARACTERS
  return String.fromCodePoint(0x4e00 + first, 0x4e00 + second)
}

/** This many words of a language, common ones often, as a sentence. */
export function writeWords(language: 'en' | 'zh', count: number, random: Random): string {
  const words = language === 'en' ? ENGLISH : CHINESE
  const picked = Array.from({ length: count }, () => words[pickRank(words.length, random)])
  return picked.join(language === 'en' ? ' ' : '')
}
