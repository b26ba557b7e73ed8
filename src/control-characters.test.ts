import { expect, it } from 'vitest'
import { mayHoldControls } from './control-characters.ts'

const toRange = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

it('passes over nothing but tabs, line feeds and what Latin 1 shows', () => {
  const passed = toRange(0, 0xffff).filter((code) => !mayHoldControls(`a ${String.fromCharCode(code)} b`))
  expect(passed).toEqual([9, 10, ...toRange(0x20, 0x7e), ...toRange(0xa0, 0xff)])
})
