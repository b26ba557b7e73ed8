import { expect, it } from 'vitest'
import { followMove } from './follow-move.ts'

const url = 'https://old.example/feed'
const to = 'https://new.example/feed'

it.each<[string, { to: string; seen: number } | null, string | null, ReturnType<typeof followMove>]>([
  ['no redirect changes nothing', null, null, {}],
  ['a first redirect is remembered', null, to, { moving: { to, seen: 1 } }],
  ['a second one is counted', { to, seen: 1 }, to, { moving: { to, seen: 2 } }],
  ['a third one is believed', { to, seen: 2 }, to, { moving: null, movedTo: to }],
  [
    'another target begins anew',
    { to, seen: 2 },
    'https://c.example/',
    { moving: { to: 'https://c.example/', seen: 1 } },
  ],
  ['a reading without it forgets it', { to, seen: 2 }, null, { moving: null }],
  ['the way back home ends the move', { to: url, seen: 2 }, url, { moving: null, movedTo: null }],
])('%s', (_, moving, ledTo, expected) => {
  expect(followMove({ url, moving }, ledTo)).toEqual(expected)
})
