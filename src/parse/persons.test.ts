import { describe, expect, it } from 'vitest'
import { toPersonName } from './persons.ts'

describe('toPersonName', () => {
  it.each([
    ['Ada Lovelace', 'Ada Lovelace'],
    ['ada@lab.example (Ada Lovelace)', 'Ada Lovelace'],
    ['Ada Lovelace (ada@lab.example)', 'Ada Lovelace'],
    ['Ada Lovelace <ada@lab.example>', 'Ada Lovelace'],
    ['Ada Lovelace (mailto:ada@lab.example)', 'Ada Lovelace'],
    ['mailto:ada@lab.example', 'ada@lab.example'],
    ['<ada@lab.example>', 'ada@lab.example'],
    ['ada@lab.example Ada Lovelace', 'Ada Lovelace'],
    ['Ada Lovelace - ada@lab.example', 'Ada Lovelace'],
    ['<ada@lab.example> Ada (the first)', 'Ada (the first)'],
    ['ada@lab.example（张三）', '张三'],
    ['ada@lab.example ()', 'ada@lab.example'],
    ['Ada @ the lab', 'Ada @ the lab'],
    ['@ada', '@ada'],
    ['Team AI@Lab', 'Team AI@Lab'],
    ['ada@lab.example (Ada), bob@lab.example (Bob)', 'ada@lab.example (Ada), bob@lab.example (Bob)'],
    ['Ada (the first)', 'Ada (the first)'],
    ['', ''],
  ])('%s is %s', (text, name) => {
    expect(toPersonName(text)).toBe(name)
  })
})
