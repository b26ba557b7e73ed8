// Copy buttons beside code and addresses, the contents beside the text, and keyboard access to what scrolls alone.
{
  const { copy, copied, uncopied } = document.body.dataset
  for (const box of document.querySelectorAll('.prose pre, .address')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = copy
    const text = box.querySelector('code')?.textContent ?? box.textContent
    button.addEventListener('click', async () => {
      const isCopied = await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      )
      button.textContent = isCopied ? copied : uncopied
      setTimeout(() => {
        button.textContent = copy
      }, 2000)
    })
    if (navigator.clipboard) box[box.matches('pre') ? 'prepend' : 'append'](button)
  }

  // Beside the text there is room for the contents, which then are open and need no switch.
  const contents = document.querySelector('.contents details')
  const room = matchMedia('(min-width: 60rem)')
  const unfold = () => {
    contents.open = room.matches
    contents.querySelector('summary').tabIndex = room.matches ? -1 : 0
  }
  if (contents) {
    unfold()
    room.addEventListener('change', unfold)
  }

  // On paper nothing scrolls: a formula or table that is wider than a line of print gets smaller letters, within reason.
  const PRINT_LINE_EM = 39
  const FIT_MIN = 0.45
  // Their cells also wrap there.
  const TABLE_FIT_MIN = 0.6
  addEventListener('beforeprint', () => {
    for (const box of document.querySelectorAll('.scroll:not(.scroll .scroll)')) {
      const least = box.querySelector('table') ? TABLE_FIT_MIN : FIT_MIN
      const line = PRINT_LINE_EM * Number.parseFloat(getComputedStyle(box).fontSize)
      box.style.setProperty('--fit', Math.max(least, Math.min(1, line / box.scrollWidth)))
    }
  })

  const watch = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0
      else target.removeAttribute('tabindex')
    }
  })
  const watchAll = () => {
    for (const box of document.querySelectorAll('.scroll')) watch.observe(box)
  }
  watchAll()
  document.addEventListener('posts', watchAll)
}
