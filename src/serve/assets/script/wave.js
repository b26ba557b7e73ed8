// The signal becomes a dial: arrow keys go from day to day, Enter or a click shows the posts of one. A finger, wider than
// many days, first sees which one it has found; the second tap opens that.
{
  const FINGER_PX = 44
  const wave = document.querySelector('.wave')
  const days = [...(wave?.querySelectorAll('.day') ?? [])]
  let at = days.length - 1
  let isFinger = false
  // What was shown before the finger came down: the little it moves in a tap shows days too.
  let shown = null

  const show = (index) => {
    at = Math.max(0, Math.min(days.length - 1, index))
    for (const day of days) day.classList.toggle('on', day === days[at])
    wave.setAttribute('aria-valuenow', String(at))
    wave.setAttribute('aria-valuetext', days[at].textContent)
  }

  const hasPosts = (day) => day?.querySelector('line') !== null
  const open = (day) => {
    if (!hasPosts(day)) return
    const next = new Date(Date.parse(day.dataset.day) + 86_400_000).toISOString().slice(0, 10)
    const query = new URLSearchParams(location.search)
    for (const name of ['page', 'hl', 'theme']) query.delete(name)
    query.set('since', day.dataset.day)
    query.set('until', next)
    location.search = query
  }

  /** Days from one index to another that a finger covers. */
  const toReach = () => Math.floor(FINGER_PX / 2 / (wave.clientWidth / days.length))
  /** The day with posts that is nearest to a finger, else the one right under it. */
  const findNear = (index) => {
    for (let away = 0; away <= toReach(); away += 1) {
      const found = [index - away, index + away].find((each) => days[each] && hasPosts(days[each]))
      if (found !== undefined) return found
    }
    return index
  }
  const tap = (index) => {
    if (shown !== null && Math.abs(index - shown) <= toReach()) open(days[shown])
    else show(findNear(index))
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
    wave.addEventListener('pointerdown', (event) => {
      isFinger = event.pointerType === 'touch'
      shown = days[at].classList.contains('on') ? at : null
    })
    // A finger that slides along goes from day to day.
    wave.addEventListener('pointermove', (event) => {
      const { left, width } = wave.getBoundingClientRect()
      const isSlide = isFinger && Math.hypot(event.movementX, event.movementY) > 0
      if (isSlide) show(Math.floor(((event.clientX - left) / width) * days.length))
    })
    days.forEach((day, index) => {
      day.addEventListener('click', () => (isFinger ? tap(index) : open(day)))
    })
  }
}
