// Plain JavaScript that any Node from 20 on runs: it checks the version before TypeScript is loaded, which needs 24.
import * as nodeModule from 'node:module'

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

// Compiled code is kept in the temporary folder of the system: a start then takes half the time.
nodeModule.enableCompileCache?.()

const { boundMemory } = await import('./bound-memory.ts')
boundMemory()

const { main } = await import('./main.ts')
process.exitCode = await main(process.argv.slice(2))
