// What the browser keeps for a visit without a connection; where it may not (no https), the pages go without.
addEventListener('load', () => {
  navigator.serviceWorker?.register('/service-worker.js', { updateViaCache: 'none' }).catch(() => {})
})
