import { expect, it } from 'vitest'
import { describeTrouble } from './trouble.ts'

const toError = (code: unknown, message = 'its words') => Object.assign(new Error(message), { code })

it.each([
  ['ENOSPC', /make room/],
  ['SQLITE_FULL', /make room/],
  ['53100', /make room/],
  ['SQLITE_IOERR_SHMSIZE', /make room/],
  ['EACCES', /permissions/],
  ['EROFS', /permissions/],
  ['SQLITE_READONLY_DIRECTORY', /permissions/],
  ['SQLITE_CANTOPEN_ISDIR', /names a file/],
  ['SQLITE_IOERR_READ', /log of the system/],
  ['SQLITE_BUSY', /in use/],
  ['ECONNREFUSED', /does not answer/],
])('says what to do about %s, and nothing of a backup', (code, advice) => {
  const line = describeTrouble(toError(code))
  expect(line).toMatch(advice)
  expect(line).toMatch(/\(its words\)$/)
  expect(line).not.toMatch(/restore/)
})

it.each(['SQLITE_CORRUPT', 'SQLITE_CORRUPT_INDEX', 'SQLITE_NOTADB'])('advises a restore for %s', (code) => {
  expect(describeTrouble(toError(code))).toMatch(/restore the last backup/)
})

it('is one line', () => {
  expect(describeTrouble(toError('EACCES', 'one\n two'))).toMatch(/\(one two\)$/)
})

it.each([[new TypeError('x is not a function')], [toError('SQLITE_ERROR')], [toError(23)], [null], ['text']])(
  'is nothing for %s, which is a bug',
  (error) => expect(describeTrouble(error)).toBeNull(),
)
