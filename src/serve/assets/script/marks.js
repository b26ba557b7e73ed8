// What is new since the last visit, what has been read, and the language that was chosen: kept in this browser only.
{
  const READ_MAX = 1000
  const findPosts = () => [...document.querySelectorAll('.post[data-seen]')]
  const posts = findPosts()
  const toSeen = (post) => Number(post.dataset.seen)

  // Stores go by name: where the browser blocks them, asking for one throws.
  const recall = (store, name) => {
    try {
      return window[store].getItem(name)
    } catch {
      return null // Storage is switched off: nothing is remembered.
    }
  }
  const remember = (store, name, value) => {
    try {
      window[store].setItem(name, value)
    } catch {}
  }

  // A visit lasts as long as the tab; within it the mark of the visit before stays where it was.
  // Of the whole station, whatever page is shown; a page that does not know it says nothing of what is new.
  const newest = Math.max(Number(document.body.dataset.newest ?? 0), ...posts.map(toSeen))
  const known = Number(recall('localStorage', 'newest'))
  const mark = Number(recall('sessionStorage', 'mark')) || known || newest
  if (mark > 0) remember('sessionStorage', 'mark', String(mark))
  if (newest > known) remember('localStorage', 'newest', String(newest))
  const isFresh = (post) => toSeen(post) > mark
  const fresh = posts.filter(isFresh)
  const place = document.querySelector('h2.latest ~ .heard .fresh')
  if (place && fresh.length > 0) {
    place.textContent = `${fresh.length}${fresh.length === posts.length ? '+' : ''} ${document.body.dataset.new}`
  }

  const recallRead = () => new Set((recall('localStorage', 'read') ?? '').split(' '))
  let read = recallRead()
  const markRead = (id) => {
    // Other tabs have marked theirs.
    read = recallRead()
    read.delete(id)
    read.add(id)
    remember('localStorage', 'read', [...read].slice(-READ_MAX).join(' '))
  }
  const dress = () => {
    for (const post of findPosts()) {
      post.classList.toggle('new', isFresh(post))
      post.classList.toggle('read', read.has(post.dataset.id))
    }
  }
  dress()
  document.addEventListener('posts', dress)
  // A page that the browser kept for going back, or that stands in another tab, does not know what was read since.
  const refresh = () => {
    read = recallRead()
    dress()
  }
  addEventListener('pageshow', ({ persisted }) => persisted && refresh())
  addEventListener('storage', ({ key }) => key === 'read' && refresh())
  // The middle button, too: it opens a tab.
  for (const name of ['click', 'auxclick']) {
    document.addEventListener(name, (event) => {
      const post = event.target.closest('.post .title a, .post .original')?.closest('.post')
      if (post && event.button < 2) markRead(post.dataset.id)
    })
  }
  const reading = document.querySelector('.reading[data-id]')
  if (reading) markRead(reading.dataset.id)

  // The language chosen last holds whenever the digest is opened by its bare address.
  const chosen = recall('localStorage', 'language')
  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-language]')
    if (link) remember('localStorage', 'language', link.dataset.language)
  })
  if (chosen && location.pathname === '/' && location.search === '') {
    location.replace(`/?language=${encodeURIComponent(chosen)}`)
  }
}
