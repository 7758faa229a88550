const pause = 2000
const longest = 5000
// Browsers refuse a request that outlives its page beyond 64 KB.
const keepaliveLimit = 64_000

/** Keeps what is typed in the form on the server, and says so in the form's status line. */
export function drafts(form) {
  const status = form.querySelector('[data-draft-status]') ?? form.appendChild(statusLine())
  let kept = text(form)
  let pauseTimer, longestTimer, sending, failing, over

  form.addEventListener('input', changed)
  form.addEventListener('change', changed)
  window.addEventListener('submit', event => { if (event.target === form && !event.defaultPrevented) submitted() })
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? send('leaving') : again()))
  window.addEventListener('pagehide', () => send('leaving'))
  window.addEventListener('online', again)
  window.addEventListener('focus', again)
  window.addEventListener('pageshow', event => { if (event.persisted) over = false })
  window.addEventListener('beforeunload', event => { if (failing && !over && text(form) !== kept) event.preventDefault() })

  function changed() {
    if (over) return
    clearTimeout(pauseTimer)
    pauseTimer = setTimeout(send, failing ? longest : pause)
    longestTimer ??= setTimeout(send, longest)
  }

  function again() {
    if (failing) send('again')
  }

  // A save that never answers leaves the person on this page, still typing.
  function submitted() {
    stop()
    setTimeout(() => { over = false }, 15_000)
  }

  function stop() {
    over = true
    clearTimeout(pauseTimer)
    clearTimeout(longestTimer)
    sending?.abort()
  }

  async function send(why) {
    clearTimeout(pauseTimer)
    clearTimeout(longestTimer)
    longestTimer = undefined
    const now = text(form)
    if (over || (now === kept && why !== 'again')) return
    if (sending) {
      if (why !== 'leaving') return changed()
      sending.abort()
    }

    const mine = sending = new AbortController()
    const leaving = why === 'leaving' && now.length < keepaliveLimit
    try {
      const answer = await fetch(form.dataset.draftUrl, {
        method: 'POST',
        body: leaving ? new URLSearchParams(now) : fields(form),
        credentials: 'same-origin',
        redirect: 'manual',
        keepalive: leaving,
        signal: mine.signal,
      })
      if (sending === mine) await hear(answer, now)
    } catch {
      if (sending === mine && !over) trouble('Not saved: no connection, still trying')
    } finally {
      if (sending === mine) sending = undefined
    }
    if (!over && text(form) !== kept) changed()
  }

  async function hear(answer, sent) {
    if (answer.ok) {
      kept = sent
      failing = false
      const { savedAt, draft } = await answer.json().catch(() => ({}))
      if (draft) form.dataset.draft = draft
      say(`Draft saved ${savedAt ?? new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`)
    } else if (answer.status === 409) {
      stop()
      failing = false
      say('This form was already saved. Nothing more is being kept here: copy anything new before you leave.')
    } else if (answer.status === 401) {
      // The form's own stamp still lets its author's draft be written.
      kept = sent
      trouble('You are signed out. What you have typed is kept as a draft. ', signInLink())
    } else if (answer.status === 403 || answer.type === 'opaqueredirect') {
      trouble('Not saved: you are signed out. ', signInLink())
    } else {
      trouble('Not saved: the service cannot take it, still trying')
    }
  }

  function trouble(...parts) {
    failing = true
    say(...parts)
  }

  // Only a change is written, so that a screen reader hears a save at most once a minute.
  function say(...parts) {
    const wanted = parts.map(part => part.textContent ?? part).join('')
    if (status.textContent !== wanted) status.replaceChildren(...parts)
  }

  function signInLink() {
    const link = document.createElement('a')
    link.className = 'govuk-link'
    link.href = form.dataset.signInUrl ?? '/sign-in'
    link.target = '_blank'
    link.rel = 'noopener'
    link.textContent = 'Sign in (opens in a new tab), then come back to this page'
    return link
  }
}

function statusLine() {
  const line = document.createElement('p')
  line.className = 'govuk-hint kith-draft-status'
  line.setAttribute('role', 'status')
  return line
}

function fields(form) {
  const data = new FormData(form)
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name)
  return data
}

function text(form) {
  return new URLSearchParams(fields(form)).toString()
}
