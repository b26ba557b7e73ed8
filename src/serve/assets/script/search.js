// Search as you type: the page that the server would send for what stands in the field takes the place of the results.
{
  const PAUSE_MS = 200
  const form = document.querySelector('form.search')
  const field = form?.querySelector('input[type=search]')
  const parts = ['title', '#results', '.foot .feeds', '.foot .languages']
  const status = document.querySelector('.found')
  let timer = 0
  let asked = null
  let shown = field?.value.trim()

  const toAddress = () => {
    const query = new URLSearchParams(location.search)
    for (const name of ['page', 'hl', 'theme']) query.delete(name)
    query.set('q', field.value.trim())
    return `/search?${query}`
  }

  const show = (page, address) => {
    // Its words change, itself it stays: so they are spoken.
    const found = page.querySelector('.found')
    status.className = found.className
    status.textContent = found.textContent
    for (const part of parts) document.querySelector(part).replaceWith(page.querySelector(part))
    const links = [...document.querySelectorAll('link[rel=alternate]')]
    const others = [...page.querySelectorAll('link[rel=alternate]')]
    links.forEach((link, index) => {
      if (others[index]) link.replaceWith(others[index])
    })
    history.replaceState(history.state, '', address)
    document.dispatchEvent(new Event('posts'))
  }

  const setBusy = (isBusy) => document.querySelector('#results').setAttribute('aria-busy', String(isBusy))

  const fail = () => {
    setBusy(false)
    shown = null
    status.className = 'found'
    status.textContent = status.dataset.failed
  }

  const search = async () => {
    const wanted = field.value.trim()
    asked?.abort()
    setBusy(wanted !== shown)
    if (wanted === shown) return
    asked = new AbortController()
    const { signal } = asked
    const address = toAddress()
    try {
      const answer = await fetch(address, { signal, headers: { accept: 'text/html' } })
      if (!answer.ok) throw new Error(`Status ${answer.status}`)
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      if (signal.aborted || !page.querySelector('#results')) return
      shown = wanted
      show(page, address)
    } catch {
      // Unless something else was asked for meanwhile: refused, or offline. What is shown stays.
      if (!signal.aborted) fail()
    }
  }

  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(search, PAUSE_MS)
  }
  field?.addEventListener('input', (event) => event.isComposing || soon())
  // Chinese and other scripts are composed: only what was chosen counts.
  field?.addEventListener('compositionend', soon)
}
