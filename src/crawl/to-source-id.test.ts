import { expect, it } from 'vitest'
import { toSourceId } from './to-source-id.ts'

it.each([
  ["Lil'Log", 'https://lilianweng.github.io/index.xml', [], 'lillog'],
  ['科学空间|Scientific Spaces', 'https://kexue.fm/feed', [], 'scientific-spaces'],
  ['机器之心', 'https://www.jiqizhixin.com/rss', [], 'jiqizhixin'],
  ['Élan & Verve', 'https://x.example/', [], 'elan-verve'],
  ['Taken', 'https://x.example/', ['taken', 'taken-2'], 'taken-3'],
  ['', 'https://blog.example.com/feed', [], 'example'],
])('makes of %j at %s, taken %j: %s', (title, url, taken, expected) => {
  expect(toSourceId(title, url, (id) => (taken as string[]).includes(id))).toBe(expected)
})
