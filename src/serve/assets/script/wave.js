// The signal becomes a dial: arrow keys go from day to day, Enter or a click shows the posts of one.
{
  const wave = document.querySelector('.wave')
  const days = [...(wave?.querySelectorAll('.day') ?? [])]
  let at = days.length - 1

  const show = (index) => {
    at = Math.max(0, Math.min(days.length - 1, index))
    for (const day of days) day.classList.toggle('on', day === days[at])
    wave.setAttribute('aria-valuenow', String(at))
    wave.setAttribute('aria-valuetext', days[at].textContent)
  }

  const open = (day) => {
    const next = new Date(Date.parse(day.dataset.day) + 86_400_000).toISOString().slice(0, 10)
    location.search = new URLSearchParams({ since: day.dataset.day, until: next })
  }

  const steps = {
    ArrowLeft: -1,
    ArrowRight: 1,
    PageUp: -7,
    PageDown: 7,
    Home: -days.length,
    End: days.length,
  }
  if (wave && days.length > 0) {
    wave.setAttribute('role', 'slider')
    wave.setAttribute('aria-valuemin', '0')
    wave.setAttribute('aria-valuemax', String(days.length - 1))
    wave.classList.add('tuned')
    show(at)
    days[at].classList.remove('on')
    wave.addEventListener('focus', () => wave.matches(':focus-visible') && show(at))
    wave.addEventListener('blur', () => days[at].classList.remove('on'))
    wave.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') open(days[at])
      if (!(event.key in steps)) return
      event.preventDefault()
      show(at + steps[event.key])
    })
    for (const day of days) day.addEventListener('click', () => open(day))
  }
}
