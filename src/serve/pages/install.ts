import type { FastifyInstance } from 'fastify'
import { SERVICE_TITLE } from '../service-title.ts'
import { ASSETS, ICONS, MANIFEST_PATH, readPart } from './assets.ts'
import { WORDS } from './words.ts'

/** Asked for at every visit: a new service worker must be found when the assets have changed. */
const ASK_AGAIN = 'no-cache'

/** What makes the site an application that can be installed (W3C Web Application Manifest). */
const MANIFEST = {
  id: '/',
  name: SERVICE_TITLE,
  short_name: 'Incoming',
  description: WORDS.en.foot.description,
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#0b1119',
  theme_color: '#0b1119',
  icons: [
    { src: ASSETS.icon.path, sizes: 'any', type: ASSETS.icon.type },
    { src: ICONS.small.path, sizes: '192x192', type: ICONS.small.type },
    { src: ICONS.large.path, sizes: '512x512', type: ICONS.large.type },
    { src: ICONS.maskable.path, sizes: '512x512', type: ICONS.maskable.type, purpose: 'maskable' },
  ],
}

/** The worker in the reader's browser, told which assets to keep: its bytes change when they do, so browsers renew it. */
const SERVICE_WORKER = `const ASSETS = ${JSON.stringify(Object.values(ASSETS).map(({ path }) => path))}
${readPart('service-worker.js')}`

/** Serves the manifest and the service worker; at the root, since a worker's scope is where it stands. */
export function registerInstall(app: FastifyInstance): void {
  const files = [
    { path: MANIFEST_PATH, type: 'application/manifest+json', body: JSON.stringify(MANIFEST) },
    { path: '/service-worker.js', type: 'text/javascript; charset=utf-8', body: SERVICE_WORKER },
  ]
  for (const { path, type, body } of files) {
    app.get(path, { schema: { hide: true } }, (_request, reply) =>
      reply.type(type).header('cache-control', ASK_AGAIN).send(body),
    )
  }
}
