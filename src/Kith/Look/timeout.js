/** Says in good time that the session will end, lets one stay by one key, and leaves nothing of the record on a screen after the end. */
export function timeout({ sessionLeft, sessionWarning }) {
  const ask = method => fetch('/account/session', { method, headers: method === 'POST' ? { RequestVerificationToken: token() } : {}, credentials: 'same-origin', redirect: 'manual' })
  const warning = Number(sessionWarning)
  let endsAt, timer, dialog

  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') look() })
  // Some browsers bring a page back whole although they are told to keep none: nothing of it is seen before the server says that its session goes on.
  window.addEventListener('pageshow', async event => {
    if (!event.persisted) return
    document.body.hidden = true
    const answer = await ask('GET').catch(() => undefined)
    if (!answer?.ok) return leave()
    document.body.hidden = false
  })
  told(Number(sessionLeft))

  function told(seconds) {
    endsAt = Date.now() + seconds * 1000
    wait()
  }

  function left() {
    return Math.round((endsAt - Date.now()) / 1000)
  }

  function wait() {
    clearTimeout(timer)
    // While the warning stands it says each minute what is left.
    const until = dialog?.open ? Math.min(left(), left() % 60 || 60) : left() - warning
    timer = setTimeout(look, Math.max(until, 1) * 1000)
  }

  // Another page or the keeping of a draft may have put the end off meanwhile: the server knows.
  async function look() {
    if (left() > warning) return wait()
    const answer = await ask('GET').catch(() => undefined)
    if (answer && !answer.ok) return leave()
    const session = await answer?.json()
    if (session) endsAt = Date.now() + session.left * 1000
    if (left() <= 0) return leave()
    if (left() > warning) dialog?.close()
    else warn(session?.canBeExtended ?? true)
    wait()
  }

  function warn(canBeExtended) {
    dialog ??= build()
    dialog.querySelector('[data-left]').textContent = `You will be signed out in ${inWords(left())}.`
    dialog.querySelector('[data-why]').textContent = canBeExtended
      ? 'Nothing has been asked for from this browser for a while. What you have typed in a form is kept.'
      : 'Everybody signs in again after 12 hours. What you have typed in a form is kept, and waits for you after you sign in.'
    dialog.querySelector('[data-stay]').textContent = canBeExtended ? 'Stay signed in' : 'Carry on until then'
    if (!dialog.open) dialog.showModal()
  }

  function build() {
    const made = document.createElement('dialog')
    made.className = 'kith-timeout'
    made.setAttribute('aria-labelledby', 'kith-timeout-title')
    made.setAttribute('aria-describedby', 'kith-timeout-left')
    made.innerHTML = '<h2 class="govuk-heading-m" id="kith-timeout-title">Do you want to stay signed in?</h2><p class="govuk-body govuk-!-font-weight-bold" id="kith-timeout-left" role="status" data-left></p><p class="govuk-body" data-why></p><button type="button" class="govuk-button" data-stay autofocus></button>'
    made.querySelector('[data-stay]').addEventListener('click', () => made.close())
    made.addEventListener('close', stay)
    document.body.append(made)
    return made
  }

  // Whoever closes the warning, by the button or by Escape, is there.
  async function stay() {
    const answer = await ask('POST').catch(() => undefined)
    if (answer?.ok) told((await answer.json()).left)
    else if (answer) leave()
    else wait()
  }

  function leave() {
    const draft = document.querySelector('form[data-draft]')?.dataset.draft
    const back = draft ? `/drafts?open=${draft}` : location.pathname + location.search
    location.replace(`/sign-in?${draft ? 'kept=true&' : ''}to=${encodeURIComponent(back)}`)
  }
}

function inWords(seconds) {
  const minutes = Math.ceil(seconds / 60)
  return minutes <= 1 ? 'less than a minute' : `${minutes} minutes`
}

function token() {
  return document.querySelector('input[name="__RequestVerificationToken"]')?.value ?? ''
}
