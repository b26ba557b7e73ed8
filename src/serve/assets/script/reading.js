// Copy buttons beside code and addresses, and keyboard access to what scrolls alone.
{
  const { copy, copied } = document.body.dataset
  for (const box of document.querySelectorAll('.prose pre, .address')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = copy
    const text = box.querySelector('code')?.textContent ?? box.textContent
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text)
      button.textContent = copied
      setTimeout(() => {
        button.textContent = copy
      }, 2000)
    })
    if (navigator.clipboard) box[box.matches('pre') ? 'prepend' : 'append'](button)
  }

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
