import { expect, it } from 'vitest'
import { createResolve } from './resolve-names.ts'

it('gives the answers of a name in turn, each name by itself', async () => {
  const resolve = createResolve({
    'a.test': [['203.0.113.1'], ['127.0.0.1', '::1']],
    'b.test': [['10.0.0.1']],
  })
  expect(await resolve('a.test')).toEqual(['203.0.113.1'])
  expect(await resolve('b.test')).toEqual(['10.0.0.1'])
  expect(await resolve('a.test')).toEqual(['127.0.0.1', '::1'])
  expect(await resolve('a.test')).toEqual(['203.0.113.1'])
})

it('asks the system for names that it does not know', async () => {
  expect(await createResolve({ 'a.test': [['203.0.113.1']] })('127.0.0.1')).toEqual(['127.0.0.1'])
})
