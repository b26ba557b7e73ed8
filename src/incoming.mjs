// Plain JavaScript that any Node from 20 on runs: it checks the version before TypeScript is loaded, which needs 24.
import * as nodeModule from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const NODE_MIN = 24
const major = Number.parseInt(process.versions.node, 10)

if (major < NODE_MIN) {
  process.stderr.write(
    `Incoming Transmission needs Node ${NODE_MIN} or newer; this is ${process.version}. Run it through npm ` +
      '(`npm start`, `npm run -s incoming -- …`), which brings its own Node on Linux and Windows after `npm ci` ' +
      '(not with --omit=optional), or install Node 24 from https://nodejs.org.\n',
  )
  process.exit(1)
}

// Compiled code is kept in the temporary folder of the system. Threads find the name in their copy of the environment:
// everything then starts in half the time, and each thread takes 30 MB less, since it need not strip types.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'node-compile-cache')
nodeModule.enableCompileCache?.()

const { ALLOCATOR_SETTINGS, boundMemory, START_FLAGS } = await import('./bound-memory.ts')
// Some of it is read as a process starts: this one starts once more, in its own place and under its number.
if (process.platform === 'linux' && process.env.MALLOC_ARENA_MAX === undefined && process.execve) {
  const words = [process.execPath, ...START_FLAGS, ...process.execArgv, ...process.argv.slice(1)]
  process.execve(process.execPath, words, { ...process.env, ...ALLOCATOR_SETTINGS })
}
boundMemory()

const { main } = await import('./main.ts')
// Now, since a process that is killed would not.
nodeModule.flushCompileCache?.()
process.exitCode = await main(process.argv.slice(2))
