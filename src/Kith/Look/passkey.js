/** Asks the browser to make or show a passkey when the form is sent, and sends what it answers with the form. */
export function passkey(form) {
  const make = 'passkeyNew' in form.dataset
  const answer = form.querySelector('input[type="hidden"][name$="Answer"]')
  const said = form.querySelector('[data-passkey-said]')
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    if (make) said.textContent = 'This browser cannot make passkeys.'
    return
  }

  form.hidden = false
  form.addEventListener('submit', async event => {
    // Without its name the server refuses a new passkey, and better before it is made.
    const name = form.querySelector('[name$="Name"]')
    if (answer.value || (name && !name.value.trim())) return
    event.preventDefault()
    said.textContent = ''
    try {
      answer.value = JSON.stringify(await ask())
    } catch {
      said.textContent = make ? 'No passkey was made. You can try again.' : 'No passkey was shown. You can try again, or use your password.'
      return
    }
    form.submit()
  })

  async function ask() {
    const token = form.querySelector('[name="__RequestVerificationToken"]').value
    const response = await fetch(form.dataset.passkey, { method: 'POST', credentials: 'same-origin', headers: { RequestVerificationToken: token } })
    if (response.redirected) location.assign(response.url)
    const publicKey = await response.json()
    return make
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) })
  }
}
