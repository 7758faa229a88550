import { initAll } from './govuk-frontend.min.js'
import { ButtonMenu } from './button-menu.js'
import { addAnother } from './add-another.js'
import { drafts } from './drafts.js'
import { follow } from './follow.js'
import { passkey } from './passkey.js'
import { timeout } from './timeout.js'

initAll()
for (const menu of document.querySelectorAll('[data-module="moj-button-menu"]')) new ButtonMenu(menu)
for (const list of document.querySelectorAll('[data-add-another]')) addAnother(list)
for (const form of document.querySelectorAll('form[data-draft-url]')) drafts(form)
for (const region of document.querySelectorAll('[data-follow]')) follow(region)
for (const form of document.querySelectorAll('form[data-passkey]')) passkey(form)
if (document.body.dataset.sessionLeft) timeout(document.body.dataset)

document.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  const form = event.target.closest?.('form[data-submit-keys], form[data-draft-url]')
  if (!form) return
  event.preventDefault()
  const main = form.querySelector('[data-main-action]')
  if (main) main.click()
  else form.requestSubmit()
})

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}
