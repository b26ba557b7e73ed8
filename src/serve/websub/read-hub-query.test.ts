import { describe, expect, it } from 'vitest'
import { readHubQuery } from './read-hub-query.ts'

const TOPIC = 'https://signal.example/feed?a=1&b=2'
const query = (fields: Record<string, unknown>) => ({
  'hub.mode': 'subscribe',
  'hub.topic': TOPIC,
  'hub.challenge': 'abc',
  'hub.lease_seconds': '864000',
  ...fields,
})

describe('readHubQuery', () => {
  it.each([
    ['a verification', {}, { mode: 'subscribe', topic: TOPIC, challenge: 'abc', leaseSeconds: 864_000 }],
    ['a letting go', { 'hub.mode': 'unsubscribe' }, { mode: 'unsubscribe', challenge: 'abc' }],
    ['no lease', { 'hub.lease_seconds': undefined }, { leaseSeconds: null }],
    ['a lease that is no number', { 'hub.lease_seconds': '-5' }, { leaseSeconds: null }],
    ['a lease without end', { 'hub.lease_seconds': '9'.repeat(400) }, { leaseSeconds: null }],
    ['a denial', { 'hub.mode': 'denied' }, { mode: 'denied', topic: TOPIC, reason: null }],
    ['its reason', { 'hub.mode': 'denied', 'hub.reason': 'no' }, { reason: 'no' }],
  ])('reads %s', (_, fields, expected) => {
    expect(readHubQuery(query(fields))).toMatchObject(expected)
  })

  it.each([
    ['no mode', { 'hub.mode': undefined }],
    ['another mode', { 'hub.mode': 'publish' }],
    ['no topic', { 'hub.topic': undefined }],
    ['no challenge', { 'hub.challenge': undefined }],
    ['an empty challenge', { 'hub.challenge': '' }],
    ['a challenge that is a document', { 'hub.challenge': 'a'.repeat(1025) }],
    ['two topics', { 'hub.topic': [TOPIC, TOPIC] }],
  ])('does not read %s', (_, fields) => {
    expect(readHubQuery(query(fields))).toBeNull()
  })
})
