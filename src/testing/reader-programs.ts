import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'

/** A feed as a reader follows it, by a name of our own. */
export type Feeds = Record<string, string>

/** What a reader shows of a feed after it was read: an id for each thing that it shows, repeated where it shows it twice. */
export type Shown = Record<string, string[]>

/** A program of Debian that follows feeds. `read` follows them all once more in a folder of its own. */
export interface Reader {
  isInstalled: boolean
  /** Whether an item of a known id is the known one, whatever its link and title. */
  goesById: boolean
  read: (folder: string, feeds: Feeds) => Promise<Shown>
}

/** Runs a program beside the server, which must go on answering meanwhile; throws with its output where it fails. */
export async function run(folder: string, command: string, parameters: string[]): Promise<string> {
  const child = spawn(command, parameters, { cwd: folder, env: { ...process.env, HOME: folder } })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      output += text
    })
  const status = await new Promise((resolve) => child.on('close', resolve))
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${output}`)
  return output
}

/** Whether a program is there; it is started with parameters that make it end at once. */
export function isInstalled(command: string, ...parameters: string[]): boolean {
  return spawnSync(command, parameters).status !== null
}

export const READERS: Record<string, Reader> = {
  newsboat: {
    isInstalled: isInstalled('newsboat', '-v'),
    goesById: true,
    read: async (folder, feeds) => {
      writeFileSync(join(folder, 'cfg'), '')
      const shown: Shown = {}
      // Each with a cache of its own: it shows what stands in two feeds in one of them only.
      for (const [name, url] of Object.entries(feeds)) {
        writeFileSync(join(folder, 'urls'), url)
        await run(folder, 'newsboat', `-C cfg -u urls -c ${name}.db -x reload`.split(' '))
        const database = new BetterSqlite(join(folder, `${name}.db`), { readonly: true })
        const rows = database.prepare('SELECT guid FROM rss_item').all() as { guid: string }[]
        database.close()
        shown[name] = rows.map(({ guid }) => guid)
      }
      return shown
    },
  },
  sfeed: {
    isInstalled: isInstalled('sfeed_update', '/nowhere'),
    goesById: false,
    read: async (folder, feeds) => {
      const lines = Object.entries(feeds).map(([name, url]) => `feed "${name}" "${url}"`)
      const config = join(folder, 'sfeedrc')
      writeFileSync(config, `sfeedpath="${folder}/sfeed"\nfeeds() {\n${lines.join('\n')}\n}\n`)
      await run(folder, 'sfeed_update', [config])
      return mapFeeds(feeds, (name) =>
        readFileSync(join(folder, 'sfeed', name), 'utf8')
          .trim()
          .split('\n')
          .map((line) => line.split('\t')[5] ?? ''),
      )
    },
  },
  rss2email: {
    isInstalled: isInstalled('r2e', '--version'),
    goesById: true,
    read: async (folder, feeds) => {
      const r2e = (...parameters: string[]) =>
        run(folder, 'r2e', ['-c', 'r2e.cfg', '-d', 'r2e.json', ...parameters])
      if (!readdirSync(folder).includes('r2e.cfg')) {
        for (const part of ['new', 'cur', 'tmp'])
          mkdirSync(join(folder, 'mail', 'INBOX', part), { recursive: true })
        await r2e('new', 'reader@example.test')
        const config = readFileSync(join(folder, 'r2e.cfg'), 'utf8')
          .replace(/^email-protocol = .*$/m, 'email-protocol = maildir')
          .replace(/^maildir-path = .*$/m, `maildir-path = ${folder}/mail`)
        writeFileSync(join(folder, 'r2e.cfg'), config)
        for (const [name, url] of Object.entries(feeds)) await r2e('add', name, url)
      }
      await r2e('run')
      const mails = readdirSync(join(folder, 'mail', 'INBOX', 'new')).map((file) =>
        readFileSync(join(folder, 'mail', 'INBOX', 'new', file), 'utf8'),
      )
      const header = (mail: string, name: string) =>
        new RegExp(`^${name}: (.*)$`, 'im').exec(mail)?.[1]?.trim() ?? ''
      return mapFeeds(feeds, (_name, url) =>
        mails.filter((mail) => header(mail, 'X-RSS-Feed') === url).map((mail) => header(mail, 'X-RSS-ID')),
      )
    },
  },
}

function mapFeeds(feeds: Feeds, map: (name: string, url: string) => string[]): Shown {
  return Object.fromEntries(Object.entries(feeds).map(([name, url]) => [name, map(name, url)]))
}
