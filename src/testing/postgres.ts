import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const INSTALLED = '/usr/lib/postgresql'

/** A PostgreSQL server of the test's own in a temporary folder, or null where none is installed. */
export function startPostgres(): { url: string; stop(): void } | null {
  const [version] = existsSync(INSTALLED) ? readdirSync(INSTALLED).sort().reverse() : []
  if (!version) return null
  const folder = mkdtempSync(join(tmpdir(), 'incoming-postgres-'))
  chmodSync(folder, 0o777)
  const run = (name: string, ...words: string[]) => {
    const program = join(INSTALLED, version, 'bin', name)
    // The server refuses to run as root.
    const [file, args] =
      process.getuid?.() === 0 ? ['runuser', ['-u', 'postgres', '--', program, ...words]] : [program, words]
    execFileSync(file as string, args as string[], { stdio: 'ignore', cwd: folder })
  }
  const cluster = join(folder, 'cluster')
  run('initdb', '-D', cluster, '-A', 'trust', '-U', 'test', '--no-sync', '-E', 'UTF8', '--locale=C')
  const options = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=off`
  run('pg_ctl', '-D', cluster, '-w', '-o', options, '-l', join(folder, 'log'), 'start')
  return {
    url: `postgres://test@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop: () => {
      run('pg_ctl', '-D', cluster, '-m', 'immediate', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
