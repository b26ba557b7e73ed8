// One key each: from post to post, open, search, theme, help; they can be switched off, for those who speak to their browser.
{
  const help = document.querySelector('dialog.keys-help')
  const choice = help?.querySelector('[data-keys-on]')
  try {
    if (choice) choice.checked = localStorage.getItem('keys') !== 'off'
  } catch {} // Storage is switched off: the choice holds for this page.
  choice?.addEventListener('change', () => {
    try {
      localStorage.setItem('keys', choice.checked ? 'on' : 'off')
    } catch {}
  })

  const step = (by) => {
    const links = [...document.querySelectorAll('.post .title a')]
    const current = document.activeElement?.closest('.post')?.querySelector('.title a')
    const next = links[current ? links.indexOf(current) + by : by > 0 ? 0 : links.length - 1]
    next?.focus({ preventScroll: true })
    next?.closest('.post').scrollIntoView({ block: 'start' })
  }
  const visit = (selector) => {
    const post = document.activeElement?.closest('.post, .reading') ?? document.querySelector('.reading')
    post?.querySelector(selector)?.click()
  }
  const search = () => {
    const field = [...document.querySelectorAll('input[type=search]')].find(
      (each) => each.offsetParent !== null,
    )
    if (field) field.focus()
    else location.assign('/search')
  }
  const theme = () => {
    const choices = [...document.querySelectorAll('[data-theme-choice]')]
    const at = choices.findIndex((each) => each.hasAttribute('aria-current'))
    choices[(at + 1) % choices.length]?.click()
  }

  const actions = {
    j: () => step(1),
    k: () => step(-1),
    o: () => visit('.title a'),
    v: () => visit('.original'),
    '/': search,
    t: theme,
    '?': () => help?.showModal(),
  }
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.closest?.(
      'input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open]',
    )
    if (
      choice?.checked === false ||
      isTyping ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      !Object.hasOwn(actions, event.key)
    )
      return
    event.preventDefault()
    actions[event.key]()
  })
  document.querySelector('[data-keys]')?.addEventListener('click', (event) => {
    event.preventDefault()
    help?.showModal()
  })
}
