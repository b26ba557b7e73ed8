import { describe, expect, it } from 'vitest'
import { createTestApp } from '../../testing/app.ts'
import { toTestDetail, toTestSourceState } from '../../testing/builders.ts'
import { toTestWebsub } from '../../testing/subscriptions.ts'

describe('GET /healthz', () => {
  it('answers without asking the store', async () => {
    const { app, reads } = await createTestApp()
    const answer = await app.inject('/healthz')
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok', version: '1.2.3' }])
    expect(reads.calls).toEqual([])
  })
})

describe('GET /readyz', () => {
  const ask = async (ready: () => Promise<{ name: string; isOk: boolean; detail: string }[]>) => {
    const { app } = await createTestApp({}, { ready })
    const answer = await app.inject('/readyz')
    return [answer.statusCode, answer.json()]
  }

  it('says what works', async () => {
    const checks = [{ name: 'database', isOk: true, detail: 'answers' }]
    expect(await ask(async () => checks)).toEqual([200, { status: 'ready', checks }])
  })

  it('says what does not, with 503', async () => {
    const checks = [{ name: 'scheduler', isOk: false, detail: 'has not run for 2 h' }]
    expect(await ask(async () => checks)).toEqual([503, { status: 'not ready', checks }])
  })

  it('is not ready when a check itself breaks', async () => {
    const [status, answer] = await ask(async () => Promise.reject(new Error('disk full')))
    expect([status, answer.checks[0].detail]).toEqual([503, 'disk full'])
  })
})

describe('GET /metrics', () => {
  it('tells entries, sources and the time of requests', async () => {
    const { app, reads } = await createTestApp({
      entries: [toTestDetail(1)],
      sources: [
        toTestSourceState(),
        toTestSourceState({ id: 'beta', failures: 3, status: 'paused', lastSuccessAt: null }),
      ],
    })
    await app.inject('/api/v1/entries/x')
    const answer = await app.inject('/metrics')
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
    for (const line of [
      'incoming_entries 1',
      'incoming_sources{status="active"} 1',
      'incoming_sources{status="paused"} 1',
      'incoming_sources_failing 1',
      'incoming_sources_in_condition{condition="healthy"} 1',
      'incoming_sources_in_condition{condition="paused"} 1',
      'incoming_sources_in_condition{condition="silent"} 0',
      'incoming_source_failures{source="beta"} 3',
      'incoming_source_last_success_age_seconds{source="alpha"} 3600',
      'incoming_last_entry_age_seconds 3540',
      'incoming_http_request_duration_seconds_count{method="GET",route="/api/v1/entries/:id",status="404"} 1',
    ]) {
      expect(answer.body.split('\n')).toContain(line)
    }
    reads.state.sources = []
    expect((await app.inject('/metrics')).body).not.toContain('source="beta"')
  })

  it('tells how many saves failed, where it crawls', async () => {
    let failed = 0
    const { app } = await createTestApp({}, { countFailedSaves: () => failed })
    const read = async () => (await app.inject('/metrics')).body
    expect(await read()).toContain('incoming_failed_saves_total 0\n')
    failed = 2
    expect(await read()).toContain('incoming_failed_saves_total 2\n')
    expect(await read()).toContain('incoming_failed_saves_total 2\n')
    const serving = await createTestApp()
    expect((await serving.app.inject('/metrics')).body).not.toContain('failed_saves')
  })

  it('tells subscriptions at hubs by state, and their deliveries', async () => {
    const sources = (['verified', 'verified', 'denied'] as const).map((state, n) =>
      toTestSourceState({ id: `s${n}`, websub: toTestWebsub({ state, deliveries: 3, dropped: 2 }) }),
    )
    const { app } = await createTestApp({ sources })
    const { body } = await app.inject('/metrics')
    expect(body).toContain('incoming_websub_subscriptions{state="verified"} 2')
    expect(body).toContain('incoming_websub_subscriptions{state="failed"} 0')
    expect(body).toContain('incoming_websub_deliveries{outcome="taken"} 9')
    expect(body).toContain('incoming_websub_deliveries{outcome="dropped"} 6')
  })
})
