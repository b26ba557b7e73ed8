import { describe, expect, it } from 'vitest'
import { createRateLimits } from './rate-limits.ts'

const NOW = Date.parse('2026-11-20T10:00:00Z')
const HOUR = 3_600_000

function start() {
  const clock = { now: NOW }
  const limits = createRateLimits(() => clock.now)
  const note = (path: string, status: number, retryAfter?: string) =>
    limits.note({
      url: new URL(path, 'https://blog.example'),
      status,
      headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
      body: new Uint8Array(),
    })
  const check = (path: string) => limits.check(new URL(path, 'https://blog.example'))
  return { clock, note, check }
}

describe('createRateLimits', () => {
  it.each([429, 503])('keeps away from an address that answered %i with Retry-After', (status) => {
    const { note, check } = start()
    note('/feed', status, '3600')
    expect(check('/feed')).toMatchObject({ code: 'rate-limited', retryAt: NOW + HOUR })
  })

  it('asks again when the time is over', () => {
    const { clock, note, check } = start()
    note('/feed', 429, '3600')
    clock.now += HOUR
    expect(check('/feed')).toBeNull()
  })

  it.each([
    ['200 with Retry-After', 200, '3600'],
    ['500 with Retry-After', 500, '3600'],
    ['429 without', 429, undefined],
    ['429 with nonsense', 429, 'soon'],
  ])('does not remember %s', (_name, status, retryAfter) => {
    const { note, check } = start()
    note('/feed', status, retryAfter)
    expect(check('/feed')).toBeNull()
  })

  it('leaves the other addresses of the host open at first', () => {
    const { note, check } = start()
    note('/a', 429, '3600')
    expect(check('/b')).toBeNull()
  })

  it('takes the fifth address in a row for the whole host', () => {
    const { note, check } = start()
    for (const path of ['/a', '/b', '/c', '/d']) note(path, 429, '3600')
    expect(check('/other')).toBeNull()
    note('/e', 503, '3600')
    expect(check('/other')).toMatchObject({ code: 'rate-limited', retryAt: NOW + HOUR })
  })

  it('starts counting again after any other answer', () => {
    const { note, check } = start()
    for (const path of ['/a', '/b', '/c', '/d']) note(path, 429, '3600')
    note('/fine', 200)
    note('/e', 429, '3600')
    expect(check('/other')).toBeNull()
  })
})
