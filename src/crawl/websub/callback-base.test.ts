import { expect, it } from 'vitest'
import { toCallbackBase } from './callback-base.ts'

it.each([
  [null, null],
  ['https://ml.example', 'https://ml.example'],
  ['https://ml.example/reader', 'https://ml.example/reader'],
  ['http://8.8.8.8:8080', 'http://8.8.8.8:8080'],
  ['http://localhost:8080', null],
  ['http://reader.localhost', null],
  ['http://nas.local', null],
  ['http://nas', null],
  ['http://192.168.1.5', null],
  ['http://[::1]:8080', null],
])('from %s hubs are given %s', (publicUrl, base) => {
  expect(toCallbackBase({ publicUrl, allowPrivateNetworks: false })).toBe(base)
  expect(toCallbackBase({ publicUrl, allowPrivateNetworks: true })).toBe(publicUrl)
})
