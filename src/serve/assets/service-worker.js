// Keeps the assets and the pages seen last, for a visit without a connection. Online, pages always come from the server.
// The server writes ASSETS before this: the addresses of the assets, which change with their content, and so does this file.
const CACHE = 'station'
const PAGES_MAX = 30

const isAsset = ({ url }) => ASSETS.includes(new URL(url).pathname)
/** In the order in which they were last seen. */
const listPages = async (cache) => (await cache.keys()).filter((request) => !isAsset(request))

/** Keeps a page, and drops what was seen longest ago; what is no page of ours is left alone. */
async function keep(url, response) {
  if (!response.ok || !response.headers.get('content-type')?.startsWith('text/html')) return
  const cache = await caches.open(CACHE)
  await cache.put(url, response)
  const pages = await listPages(cache)
  await Promise.all(pages.slice(0, -PAGES_MAX).map((page) => cache.delete(page, { ignoreVary: true })))
}

/** The page as it was kept, else the one seen last. */
async function findKept(url) {
  const cache = await caches.open(CACHE)
  const last = (await listPages(cache)).at(-1)
  const addresses = last ? [url, last.url] : [url]
  const found = addresses.map((address) => cache.match(address, { ignoreVary: true }))
  return (await Promise.all(found)).find(Boolean)
}

/** The page from the server; where it cannot be reached one that was kept, which then says so. */
async function answerPage(event) {
  const { url } = event.request
  try {
    const response = await fetch(event.request)
    event.waitUntil(keep(url, response.clone()))
    return response
  } catch (error) {
    const kept = await findKept(url)
    if (!kept) throw error
    const headers = new Headers(kept.headers)
    // The text stands here decoded.
    for (const name of ['content-encoding', 'content-length']) headers.delete(name)
    const text = await kept.text()
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
  const old = await listPages(cache)
  await Promise.all(old.map((request) => cache.delete(request, { ignoreVary: true })))
  await self.clients.claim()
  const [page] = await self.clients.matchAll({ type: 'window' })
  if (page && isOurs(new URL(page.url))) await keep(page.url, await fetch(page.url))
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
