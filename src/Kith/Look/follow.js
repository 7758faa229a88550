/** Follows what the server tells of a long piece of work: its line and bar as they change, and for a screen reader each tenth. */
export function follow(region) {
  const line = region.querySelector('[data-follow-line]')
  const bar = region.querySelector('[data-follow-bar]')
  const said = region.querySelector('[data-follow-said]')
  const events = new EventSource(region.dataset.follow)
  let tenth

  events.addEventListener('progress', event => show(JSON.parse(event.data)))
  events.addEventListener('ended', () => {
    events.close()
    location.reload()
  })
  window.addEventListener('pagehide', () => events.close())

  function show(come) {
    line.textContent = come.line
    bar.value = come.percent
    const now = Math.floor(come.percent / 10)
    if (now !== tenth) said.textContent = come.line
    tenth = now
  }
}
