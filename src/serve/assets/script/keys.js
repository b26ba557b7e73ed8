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

  // The post that was opened from this page, once the reader is back.
  let left = history.state?.left
  document.addEventListener('click', (event) => {
    const post = event.target.closest('.post .title a')?.closest('.post')
    if (!post) return
    left = post.dataset.id
    history.replaceState({ ...history.state, left }, '')
  })
  const isSeen = (post) => {
    const { top, bottom } = post.getBoundingClientRect()
    return bottom > 0 && top < innerHeight
  }
  // The post with the focus, else the one just read; none that the reader has scrolled away from.
  const findCurrent = (posts) =>
    [document.activeElement?.closest('.post'), posts.find(({ dataset }) => dataset.id === left)].find(
      (post) => post && isSeen(post),
    )
  const step = (by) => {
    const posts = [...document.querySelectorAll('.post .title a')].map((link) => link.closest('.post'))
    const current = posts.indexOf(findCurrent(posts))
    const below = posts.findIndex((post) => post.getBoundingClientRect().top > -1)
    const from = below === -1 ? posts.length : below
    const next = posts[current === -1 ? (by > 0 ? from : from - 1) : current + by]
    next?.querySelector('.title a').focus({ preventScroll: true })
    next?.scrollIntoView({ block: 'start' })
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
    else location.assign('/search#q')
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
