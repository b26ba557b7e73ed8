// Keeps the assets and the last page seen, for a visit without a connection. Online, pages always come from the server.
// The server writes ASSETS before this: the addresses of the assets, which change with their content, and so does this file.
const CACHE = 'station'
const LAST_PAGE = '/last-page'

/** Keeps a page in place of the one before; what is no page of ours is left alone. */
async function keep(response) {
  const isPage = response.ok && response.headers.get('content-type')?.startsWith('text/html')
  if (isPage) await (await caches.open(CACHE)).put(LAST_PAGE, response)
}

/** The page from the server; where it cannot be reached the last one, which then says so. */
async function answerPage(event) {
  try {
    const response = await fetch(event.request)
    event.waitUntil(keep(response.clone()))
    return response
  } catch (error) {
    const last = await caches.match(LAST_PAGE)
    if (!last) throw error
    const headers = new Headers(last.headers)
    // The text stands here decoded.
    for (const name of ['content-encoding', 'content-length']) headers.delete(name)
    const text = await last.text()
    return new Response(text.replace('class="offline" hidden', 'class="offline"'), { headers })
  }
}

async function install() {
  await (await caches.open(CACHE)).addAll(ASSETS)
  await self.skipWaiting()
}

/** Old assets go, and the page that stood in front of them is kept anew with its new ones. */
async function activate() {
  const cache = await caches.open(CACHE)
  const kept = await cache.keys()
  const old = kept.filter(({ url }) => !ASSETS.includes(new URL(url).pathname))
  await Promise.all(old.map((request) => cache.delete(request)))
  await self.clients.claim()
  const [page] = await self.clients.matchAll({ type: 'window' })
  if (page && isOurs(new URL(page.url))) await fetch(page.url).then(keep)
}

/** The description of the API is a place of its own. */
function isOurs({ origin, pathname }) {
  return origin === location.origin && !pathname.startsWith('/docs')
}

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate().catch(() => {})))
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || !isOurs(url)) return
  if (event.request.mode === 'navigate') event.respondWith(answerPage(event))
  else if (ASSETS.includes(url.pathname)) {
    event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)))
  }
})
