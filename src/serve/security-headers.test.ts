import { describe, expect, it } from 'vitest'
import { shareTestApp } from '../testing/app.ts'

describe('the policy of the pages', () => {
  it('lets nothing but our own run, ask or install itself', async () => {
    const { app } = await shareTestApp()
    const policy = String((await app.inject('/about')).headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    for (const kind of ['script', 'style', 'connect', 'manifest', 'worker']) {
      expect(policy).toMatch(new RegExp(`(^|;)${kind}-src 'self'(;|$)`))
    }
  })
})
