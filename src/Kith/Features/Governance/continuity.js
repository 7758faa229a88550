'use strict'
const find = id => document.getElementById(id)
const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0))

find('open').addEventListener('submit', async event => {
  event.preventDefault()
  find('error').textContent = ''
  const { dataset, innerHTML } = find('hidden')
  const words = find('words').value.toUpperCase().replace(/[^A-Z2-7]/g, '')
  try {
    const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(words), 'PBKDF2', false, ['deriveKey'])
    const key = await crypto.subtle.deriveKey(
      { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(dataset.salt), iterations: Number(dataset.rounds) }, secret, { name: 'AES-GCM', length: 256 }, false, ['decrypt'])
    const open = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes(dataset.nonce) }, key, bytes(innerHTML.trim()))
    find('pack').innerHTML = new TextDecoder().decode(open)
    find('open').remove()
    find('pack').focus()
  } catch {
    find('error').textContent = 'Error: these are not the words of this team, or the file is damaged'
    find('words').focus()
  }
})
