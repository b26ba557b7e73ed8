import { describe, expect, it } from 'vitest'
import { createTestApp } from '../../testing/app.ts'
import { ASSETS } from './assets.ts'

const shared = createTestApp()

/** Width and height of a PNG (RFC 2083 §4.1.1), as a manifest writes them. */
const readSize = (png: Buffer) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`

describe('the manifest', () => {
  it('names icons that are what it says, one of them to be cut to any shape', async () => {
    const { app } = await shared
    const answer = await app.inject('/manifest.webmanifest')
    expect(answer.headers['content-type']).toMatch(/^application\/manifest\+json/)
    const { icons, scope } = answer.json()
    expect(scope).toBe('/')
    for (const { src, type, sizes } of icons) {
      const icon = await app.inject(src)
      expect([icon.statusCode, icon.headers['content-type']]).toEqual([200, type])
      expect(type === 'image/png' ? readSize(icon.rawPayload) : 'any').toBe(sizes)
    }
    expect(icons.filter(({ purpose }: { purpose?: string }) => purpose === 'maskable')).toHaveLength(1)
  })
})

describe('the service worker', () => {
  it('names the assets by their content, and is asked for anew', async () => {
    const { app } = await shared
    const { body, headers } = await app.inject('/service-worker.js')
    for (const { path } of Object.values(ASSETS)) expect(body).toContain(`"${path}"`)
    expect(headers['cache-control']).toBe('no-cache')
  })
})
