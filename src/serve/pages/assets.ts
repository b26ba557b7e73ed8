import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

const FOLDER = new URL('../assets/', import.meta.url)
const HASH_CHARACTERS = 10
/** Its address changes with its content, so nobody need ask again. */
const CACHE_FOREVER = 'public, max-age=31536000, immutable'

/** At the root, since an application's scope is where its manifest stands. */
export const MANIFEST_PATH = '/manifest.webmanifest'

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
  'search',
  'index',
  'digests',
  'print',
]
const SCRIPTS = ['theme', 'wave', 'marks', 'reading', 'copy', 'keys', 'search', 'install']

interface Asset<Body extends string | Buffer> {
  /** With the hash of the content in it. */
  path: string
  type: string
  body: Body
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

/** Pictures of the icon, for places that do not take SVG; the last one fills its square, to be cut to any shape. */
export const ICONS = {
  small: toAsset('icon-192.png', 'image/png', readFileSync(new URL('icons/icon-192.png', FOLDER))),
  large: toAsset('icon-512.png', 'image/png', readFileSync(new URL('icons/icon-512.png', FOLDER))),
  maskable: toAsset('maskable-512.png', 'image/png', readFileSync(new URL('icons/maskable-512.png', FOLDER))),
} as const

/** Serves the assets under their hashed addresses, and the icon also where browsers look for one unasked. */
export function registerAssets(app: FastifyInstance): void {
  for (const { path, type, body } of [...Object.values(ASSETS), ...Object.values(ICONS)]) {
    app.get(path, { schema: { hide: true } }, (_request, reply) =>
      reply.type(type).header('cache-control', CACHE_FOREVER).send(body),
    )
  }
  app.get('/favicon.ico', { schema: { hide: true } }, (_request, reply) => reply.redirect(ASSETS.icon.path))
}

function toAsset<Body extends string | Buffer>(name: string, type: string, body: Body): Asset<Body> {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, HASH_CHARACTERS)
  return { path: `/assets/${name.replace('.', `.${hash}.`)}`, type, body }
}

/** A text of the folder of assets. */
export function readPart(path: string): string {
  return readFileSync(new URL(path, FOLDER), 'utf8')
}
