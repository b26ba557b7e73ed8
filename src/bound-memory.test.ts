import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { MEMORY_FLAGS } from './bound-memory.ts'

it('V8 knows every flag: it would pass over others in silence', () => {
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })
  const names = MEMORY_FLAGS.map((flag) => (flag.split('=')[0] ?? '').replace(/^--no-/, '--'))
  expect(names.filter((name) => !known.includes(`  ${name} (`))).toEqual([])
})
