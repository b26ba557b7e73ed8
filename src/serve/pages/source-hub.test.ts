import { expect, it } from 'vitest'
import type { SourceWebsub } from '../../subscription.ts'
import { shareTestApp } from '../../testing/app.ts'
import { toTestSourceState } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'
import { toTestWebsub } from '../../testing/subscriptions.ts'

async function show(fields: Partial<SourceWebsub> | null, language = 'en'): Promise<string> {
  const websub = fields && toTestWebsub(fields)
  const { app } = await shareTestApp({ sources: [toTestSourceState({ websub })] })
  const { body } = await app.inject({ url: '/sources/alpha', headers: { 'accept-language': language } })
  return body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

it.each([
  ['a promise', {}, 'told by hub.example until 24 Nov, 12:00'],
  ['silence', { silentSince: TEST_NOW }, 'told by hub.example has missed posts, so'],
  ['a request', { state: 'asked' }, 'told by hub.example asked, has not come back yet'],
  ['a refusal', { state: 'denied', detail: '“<no>”' }, 'told by hub.example said no: “&lt;no&gt;”'],
] as const)('a source’s page tells of %s', async (_, fields, expected) => {
  expect(await show(fields)).toContain(expected)
})

it('says it in Chinese too, and says nothing where no hub was asked', async () => {
  expect(await show({ state: 'failed' }, 'zh')).toContain('推送来自 hub.example 无法使用')
  expect(await show(null)).not.toContain('told by')
})
