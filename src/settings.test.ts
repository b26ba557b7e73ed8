import { describe, expect, it } from 'vitest'
import type { AppError } from './errors.ts'
import { readSettings, SETTINGS } from './settings.ts'

const noFile = (path: string): string => {
  throw new Error(`ENOENT ${path}`)
}

describe('readSettings', () => {
  it('has a default for everything', () => {
    const settings = readSettings(noFile, {})
    expect(settings).toMatchObject({ host: '127.0.0.1', port: 8080, adminToken: null, retentionDays: 0 })
    expect(Object.isFrozen(settings)).toBe(true)
  })

  it('lists all mistakes at once', () => {
    const env = { PORT: '80800', LOG_LEVEL: 'loud', ADMIN_TOKEN: 'short', ALLOW_PRIVATE_NETWORKS: 'maybe' }
    let refused: AppError | null = null
    try {
      readSettings(noFile, env)
    } catch (error) {
      refused = error as AppError
    }
    expect(refused?.mistakes.map((mistake) => mistake.where)).toEqual([
      'PORT',
      'ADMIN_TOKEN',
      'LOG_LEVEL',
      'ALLOW_PRIVATE_NETWORKS',
    ])
    expect(refused?.message).not.toContain('short')
  })

  it('reads secrets from files', () => {
    const settings = readSettings(() => 'a-token-of-some-length\n', { ADMIN_TOKEN_FILE: '/run/token' })
    expect(settings.adminToken).toBe('a-token-of-some-length')
  })

  it('names a secret file that cannot be read', () => {
    expect(() => readSettings(noFile, { ADMIN_TOKEN_FILE: '/nowhere' })).toThrow(
      /ADMIN_TOKEN_FILE.*\/nowhere/,
    )
  })

  it.each(['file:', 'file::memory:', 'mysql://db/x', 'data/x.db'])('refuses DATABASE_URL %s', (address) => {
    expect(() => readSettings(noFile, { DATABASE_URL: address })).toThrow('expected file:PATH')
  })

  it.each([
    ['https://ml.example/', 'https://ml.example'],
    ['https://ml.example/base/', 'https://ml.example/base'],
    ['', null],
  ])('reads PUBLIC_URL %j as %j', (text, expected) => {
    expect(readSettings(noFile, { PUBLIC_URL: text }).publicUrl).toBe(expected)
  })

  it.each([
    ['on', true],
    ['off', false],
    ['127.0.0.1:8765', ['127.0.0.1:8765']],
    ['10.0.0.0/8, fd00::/8', ['10.0.0.0/8', 'fd00::/8']],
    ['[::1]:8080 192.168.1.7', ['[::1]:8080', '192.168.1.7']],
    ['::1', ['::1']],
  ])('reads ALLOW_PRIVATE_NETWORKS %j as %j', (text, expected) => {
    expect(readSettings(noFile, { ALLOW_PRIVATE_NETWORKS: text }).allowPrivateNetworks).toEqual(expected)
  })

  it.each([
    ['on', true],
    ['127.0.0.1, 10.0.0.0/8 ::1', ['127.0.0.1', '10.0.0.0/8', '::1']],
  ])('reads TRUST_PROXY %j as %j', (text, expected) => {
    expect(readSettings(noFile, { TRUST_PROXY: text }).trustProxy).toEqual(expected)
  })

  it.each(['abc', '2', '10.0.0.0/99', '10.0.0.1:80', '[::1]:80', ','])('refuses TRUST_PROXY %j', (text) => {
    expect(() => readSettings(noFile, { TRUST_PROXY: text })).toThrow(/TRUST_PROXY.*10\.0\.0\.0\/8/)
  })

  it.each([
    'maybe',
    '',
    ',',
    '10.0.0',
    '10.0.0.256',
    '127.0.0.1:65536',
    '10.0.0.0/33',
    'localhost',
    '[::1]:x',
    'fd00::/129',
    ':::1',
    '127.0.0.1, on',
  ])('refuses ALLOW_PRIVATE_NETWORKS %j', (text) => {
    expect(() => readSettings(noFile, { ALLOW_PRIVATE_NETWORKS: text })).toThrow(/ALLOW_PRIVATE_NETWORKS/)
  })

  it.each(Object.keys(SETTINGS))('%s says what it is for', (name) => {
    const each = SETTINGS[name as keyof typeof SETTINGS]
    expect(each.about.length).toBeGreaterThan(10)
    expect(each.expected.length).toBeGreaterThan(5)
  })
})
