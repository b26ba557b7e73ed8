// The switch of the theme: at once, and remembered in the cookie that the server reads.
{
  const choices = document.querySelectorAll('[data-theme-choice]')
  for (const choice of choices) {
    choice.addEventListener('click', (event) => {
      event.preventDefault()
      const theme = choice.dataset.themeChoice
      document.documentElement.toggleAttribute('data-theme', theme !== 'auto')
      if (theme !== 'auto') document.documentElement.dataset.theme = theme
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet.
      document.cookie = `theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax`
      for (const each of choices) each.toggleAttribute('aria-current', each === choice)
      choice.setAttribute('aria-current', 'true')
    })
  }
}
