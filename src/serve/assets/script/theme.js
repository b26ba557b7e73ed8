// The switch of the theme: at once, and remembered in the cookie that the server reads.
{
  const choices = document.querySelectorAll('[data-theme-choice]')
  const apply = (theme) => {
    document.documentElement.toggleAttribute('data-theme', theme !== 'auto')
    if (theme !== 'auto') document.documentElement.dataset.theme = theme
    for (const each of choices) {
      if (each.dataset.themeChoice === theme) each.setAttribute('aria-current', 'true')
      else each.removeAttribute('aria-current')
    }
  }
  for (const choice of choices) {
    choice.addEventListener('click', (event) => {
      event.preventDefault()
      const theme = choice.dataset.themeChoice
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet.
      document.cookie = `theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax`
      apply(theme)
    })
  }
  // A page that the browser kept for going back, or that stands in another tab, does not know what was chosen since.
  const recall = () => {
    const theme = /(?:^|; )theme=(\w+)/.exec(document.cookie)?.[1]
    if (theme) apply(theme)
  }
  addEventListener('pageshow', ({ persisted }) => persisted && recall())
  document.addEventListener('visibilitychange', recall)
}
