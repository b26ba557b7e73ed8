import { expect, it } from 'vitest'
import { measureCpuMs } from '../../testing/cpu-time.ts'
import { toPublicName } from './to-public-name.ts'

it.each([
  ['ada.l@example.com', 'ada.l'],
  ['Ada Lovelace <ada@mail.example.com>', 'Ada Lovelace <ada>'],
  ['@ada@social.example', '@ada'],
  ['@ada and team@work', '@ada and team@work'],
  ['王小明@例', '王小明@例'],
  ['Ada', 'Ada'],
])('%j is told as %j', (name, told) => {
  expect(toPublicName(name)).toBe(told)
})

it('takes linear time', () => {
  for (const text of ['a@', 'a@a.', 'a'])
    expect(measureCpuMs(() => toPublicName(`${text.repeat(100_000)}@`))).toBeLessThan(500)
})
