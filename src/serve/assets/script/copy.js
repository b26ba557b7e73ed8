// What is copied as text holds formulas as TeX: their signs, each in a line of its own, say nothing.
document.addEventListener('copy', (event) => {
  const selection = getSelection()
  const copied = document.createElement('div')
  for (let index = 0; index < selection.rangeCount; index += 1) {
    const range = selection.getRangeAt(index).cloneRange()
    const toFormula = (node) => (node.closest ? node : node.parentElement)?.closest('math')
    const first = toFormula(range.startContainer)
    const last = toFormula(range.endContainer)
    if (first) range.setStartBefore(first)
    if (last) range.setEndAfter(last)
    copied.append(range.cloneContents())
  }
  if (!event.clipboardData || !copied.querySelector('math')) return
  event.clipboardData.setData('text/html', copied.innerHTML)

  for (const math of copied.querySelectorAll('math')) {
    const tex = math.querySelector('annotation[encoding="application/x-tex"]')?.textContent
    const [open, close] = math.getAttribute('display') === 'block' ? ['\\[', '\\]'] : ['\\(', '\\)']
    math.replaceWith(tex === undefined ? math.textContent : `${open}${tex}${close}`)
  }
  // Laid out, for a moment and out of sight: only so are paragraphs and rows of tables lines of text.
  for (const each of copied.querySelectorAll('button, img, video, audio, iframe')) each.remove()
  copied.className = 'unseen'
  document.body.append(copied)
  event.clipboardData.setData('text/plain', copied.innerText)
  copied.remove()
  event.preventDefault()
})
