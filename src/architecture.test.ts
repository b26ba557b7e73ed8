import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = import.meta.dirname
const LINES_MAX = 200
/** Tests are tables and run longer. */
const TEST_LINES_MAX = 300
const TEST_FOLDERS = new Set(['testing', 'bench'])

interface File {
  path: string
  folder: string
  text: string
  imports: string[]
}

const files: File[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|mjs)$/.test(path) && !path.includes('fixtures') && !path.includes('blogs'))
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8')
    const imports = [
      ...text.matchAll(/^(?:(?:import|export) .*|\}) from '([^']+)'$|^import '([^']+)'$/gm),
    ].map((match) => match[1] ?? match[2] ?? '')
    const folder = path.includes('/') ? (path.split('/')[0] ?? '') : ''
    return { path, folder, text, imports }
  })
const code = files.filter(({ path, folder }) => !path.includes('.test.') && !TEST_FOLDERS.has(folder))

/** Nouns of several files; like those of one at the top they know only each other. */
const NOUNS = ['catalogue', 'condition', 'date', 'edition', 'schedule', 'search']
const NONE: readonly string[] = []

/** Which folders a folder may import from, besides the nouns. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  '': [],
  ...Object.fromEntries(NOUNS.map((noun) => [noun, NONE])),
  fetch: [],
  parse: [],
  extract: [],
  enrich: [],
  store: [],
  crawl: ['fetch', 'parse', 'extract', 'enrich', 'store'],
  serve: ['store'],
  demo: [],
  commands: ['crawl', 'serve', 'fetch', 'parse', 'extract', 'enrich', 'store', 'demo'],
}
/** Files at the top that wire everything. */
const TOP_OF_ALL = new Set(['main.ts', 'incoming.mjs'])

function toFolder(path: string, target: string): string {
  const parts = join(path, '..', target).split('/')
  return parts.length > 1 ? (parts[0] ?? '') : ''
}

describe('levels', () => {
  it.each(Object.keys(MAY_IMPORT))('%s/ imports only what stands below it', (folder) => {
    const wrong = code
      .filter((file) => file.folder === folder && !TOP_OF_ALL.has(file.path))
      .flatMap(({ path, imports }) =>
        imports
          .filter((target) => target.startsWith('.'))
          .map((target) => ({ path, to: toFolder(path, target) }))
          .filter(
            ({ to }) =>
              to !== '' && to !== folder && !NOUNS.includes(to) && !MAY_IMPORT[folder]?.includes(to),
          ),
      )
    expect(wrong).toEqual([])
  })
})

describe('invariants', () => {
  const findIn = (folders: readonly string[], pattern: RegExp) =>
    code.filter(({ folder, text }) => folders.includes(folder) && pattern.test(text)).map(({ path }) => path)
  const findOutside = (folders: readonly string[], pattern: RegExp) =>
    code.filter(({ folder, text }) => !folders.includes(folder) && pattern.test(text)).map(({ path }) => path)

  it('parse, extract and enrich do no I/O and read no clock', () => {
    const io =
      /from 'node:(fs|net|http|https|dns|tls|child_process|worker_threads)|\bDate\.now\(|new Date\(\)|Math\.random\(|\bfetch\(/
    expect(findIn(['parse', 'extract', 'enrich'], io)).toEqual([])
  })

  it('the nouns do no I/O and read no clock', () => {
    const io = /from 'node:(fs|net|http|dns|tls)|\bDate\.now\(|new Date\(\)|Math\.random\(/
    expect(findIn(['', ...NOUNS], io).filter((path) => !TOP_OF_ALL.has(path))).toEqual([])
  })

  it('only fetch opens sockets to the outside', () => {
    const sockets = /^import (?!type ).* from '(undici|node:(net|http|https|tls|dns)\b)/m
    expect(findOutside(['fetch', 'demo'], sockets)).toEqual([])
  })

  it('only store holds SQL', () => {
    expect(findOutside(['store'], /\bsql`|SELECT .* FROM |INSERT INTO /)).toEqual([])
  })

  it('only settings.ts reads the environment', () => {
    // incoming.mjs tells threads where compiled code is kept; it reads no setting.
    const named = code.filter(({ text }) => text.includes('process.env')).map(({ path }) => path)
    expect(named.filter((path) => path !== 'incoming.mjs')).toEqual(['settings.ts'])
  })

  it('only serve knows how to answer over HTTP', () => {
    expect(findOutside(['serve', 'demo'], /\breply\.(code|status)\(/)).toEqual([])
  })
})

/** Every npm package has one home, so that replacing it touches one folder; those with two say why. */
const HOMES: Record<string, readonly string[]> = {
  '@fastify/compress': ['serve'],
  '@fastify/cors': ['serve'],
  '@fastify/fast-json-stringify-compiler': ['serve'],
  '@fastify/helmet': ['serve'],
  '@fastify/proxy-addr': ['serve'],
  '@fastify/swagger': ['serve'],
  '@fastify/swagger-ui': ['serve'],
  '@fastify/type-provider-typebox': ['serve'],
  '@prometheus-io/client': ['serve'],
  'better-sqlite3': ['store'],
  chardet: ['parse'],
  // Html is built into a tree in one place, and lists of posts and articles are read from it.
  cheerio: ['', 'catalogue', 'extract', 'parse'],
  domhandler: ['', 'extract', 'parse'],
  fastify: ['serve'],
  feedsmith: ['serve'],
  htmlparser2: ['', 'extract', 'parse'],
  // Whom we may fetch from, and who asks us.
  'ipaddr.js': ['fetch', 'serve'],
  // A bounded map is used wherever something is remembered.
  'lru-cache': ['extract', 'fetch', 'serve', 'store'],
  'mathml-to-latex': ['extract'],
  'node-cron': ['crawl'],
  pg: ['store'],
  pino: [''],
  piscina: ['crawl'],
  'rss-parser': ['parse'],
  'sanitize-html': ['extract'],
  // The sample blogs of the demo carry formulas as pages rendered elsewhere do.
  temml: ['demo', 'extract'],
  undici: ['fetch'],
  yaml: ['catalogue'],
}

describe('packages', () => {
  const homes: Record<string, string[]> = {}
  for (const { folder, imports } of code) {
    for (const target of imports.filter((each) => !each.startsWith('.') && !each.startsWith('node:'))) {
      const name = target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/')
      homes[name] = [...new Set([...(homes[name] ?? []), folder])].sort()
    }
  }

  it('live where they are at home', () => {
    expect(homes).toEqual(HOMES)
  })

  it('are used, each of them', () => {
    const manifest = JSON.parse(readFileSync(join(SRC, '../package.json'), 'utf8'))
    // Wanted by the type provider that stands beside it.
    const peers = ['typebox']
    const used = [...Object.keys(HOMES), ...peers].sort()
    expect(Object.keys(manifest.dependencies).sort()).toEqual(used)
  })
})

describe('files', () => {
  it('are named in lower case with hyphens, and for what they hold', () => {
    const odd = files.filter(
      ({ path }) =>
        !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.slow)?(\.test|\.config)?\.(ts|mjs)$/.test(
          path,
        ) || /(^|\/)(utils?|helpers?|common|manager|service|data|info)\./.test(path),
    )
    expect(odd.map(({ path }) => path)).toEqual([])
  })

  it('keep to one idea', () => {
    const isLong = (path: string) => {
      const lines = readFileSync(join(SRC, path), 'utf8').split('\n').length - 1
      return lines > (path.includes('.test.') ? TEST_LINES_MAX : LINES_MAX)
    }
    const written = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
      (path) => /\.(ts|mjs|js|css)$/.test(path) && !/fixtures|blogs/.test(path),
    )
    expect(written.filter(isLong)).toEqual([])
  })

  it('export by name', () => {
    expect(code.filter(({ text }) => /^export default/m.test(text)).map(({ path }) => path)).toEqual([])
  })
})
