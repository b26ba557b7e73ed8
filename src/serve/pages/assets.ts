import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

const FOLDER = new URL('../assets/', import.meta.url)
const HASH_CHARACTERS = 10
/** Its address changes with its content, so nobody need ask again. */
const CACHE_FOREVER = 'public, max-age=31536000, immutable'

/** In the order of the cascade. */
const STYLES = [
  'tokens',
  'base',
  'head',
  'wave',
  'list',
  'post',
  'foot',
  'math',
  'reading',
  'prose',
  'panel',
  'index',
  'digests',
  'print',
]
const SCRIPTS = ['theme', 'wave', 'marks', 'reading', 'keys', 'search']

interface Asset {
  /** With the hash of the content in it. */
  path: string
  type: string
  body: string
}

/** The one stylesheet, the one script, the icon, and the stylesheet of feeds; read once, when the process starts. */
export const ASSETS = {
  style: toAsset(
    'style.css',
    'text/css; charset=utf-8',
    STYLES.map((name) => readPart(`style/${name}.css`)).join('\n'),
  ),
  script: toAsset(
    'script.js',
    'text/javascript; charset=utf-8',
    SCRIPTS.map((name) => readPart(`script/${name}.js`)).join('\n'),
  ),
  /** Lays a feed out where a browser shows it. */
  feed: toAsset('feed.css', 'text/css; charset=utf-8', readPart('feed.css')),
  icon: toAsset('favicon.svg', 'image/svg+xml', readPart('favicon.svg')),
} as const

/** Serves the assets under their hashed addresses, and the icon also where browsers look for one unasked. */
export function registerAssets(app: FastifyInstance): void {
  for (const { path, type, body } of Object.values(ASSETS)) {
    app.get(path, { schema: { hide: true } }, (_request, reply) =>
      reply.type(type).header('cache-control', CACHE_FOREVER).send(body),
    )
  }
  app.get('/favicon.ico', { schema: { hide: true } }, (_request, reply) => reply.redirect(ASSETS.icon.path))
}

function toAsset(name: string, type: string, body: string): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, HASH_CHARACTERS)
  return { path: `/assets/${name.replace('.', `.${hash}.`)}`, type, body }
}

function readPart(path: string): string {
  return readFileSync(new URL(path, FOLDER), 'utf8')
}
