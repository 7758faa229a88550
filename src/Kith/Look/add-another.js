const pointers = ['name', 'id', 'for', 'aria-describedby', 'aria-labelledby', 'aria-controls', 'data-aria-controls']

/** Adds and removes rows of a list that the server has drawn with at least one row; without it, the same buttons post the form. */
export function addAnother(list) {
  const prefix = list.dataset.addAnother
  const idPrefix = prefix.replace(/[^A-Za-z0-9_-]/g, '_')
  const inName = new RegExp(`${escaped(prefix)}\\[\\d+\\]`, 'g')
  const inId = new RegExp(`${escaped(idPrefix)}_\\d+_`, 'g')
  const blank = emptied(rows()[0].cloneNode(true))

  for (const button of list.querySelectorAll('[data-add], [data-remove]')) button.type = 'button'
  blank.querySelectorAll('[data-remove]').forEach(button => { button.type = 'button' })
  number()

  list.addEventListener('click', event => {
    if (event.target.closest('[data-add]')) add()
    const remove = event.target.closest('[data-remove]')
    if (remove) drop(remove.closest('[data-row]'))
  })

  function add() {
    const row = blank.cloneNode(true)
    rows().at(-1).after(row)
    number()
    row.querySelector('input:not([type=hidden]), select, textarea')?.focus()
    told()
  }

  function drop(row) {
    const next = row.nextElementSibling?.closest('[data-row]') ?? row.previousElementSibling
    row.remove()
    number()
    focus(next?.matches('[data-row]') ? next : list)
    told()
  }

  function number() {
    const all = rows()
    all.forEach((row, index) => {
      for (const element of [row, ...row.querySelectorAll('*')]) {
        for (const pointer of pointers) {
          const value = element.getAttribute(pointer)
          if (value) element.setAttribute(pointer, value.replace(inName, `${prefix}[${index}]`).replace(inId, `${idPrefix}_${index}_`))
        }
      }
      for (const place of row.querySelectorAll('[data-row-number]')) place.textContent = index + 1
      for (const button of row.querySelectorAll('[data-remove]')) {
        button.hidden = all.length === 1
        button.value = button.value.replace(/\d+$/, index)
      }
    })
  }

  function rows() {
    return [...list.querySelectorAll('[data-row]')]
  }

  function told() {
    list.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

function emptied(row) {
  for (const field of row.querySelectorAll('input, select, textarea')) {
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = field.defaultChecked = false
    else if (field.tagName === 'SELECT') {
      for (const option of field.options) option.defaultSelected = false
      field.selectedIndex = 0
    } else {
      field.value = field.defaultValue = field.dataset.blank ?? ''
    }
  }
  row.querySelectorAll('.govuk-error-message').forEach(message => {
    for (const field of row.querySelectorAll(`[aria-describedby~="${CSS.escape(message.id)}"]`)) {
      const rest = field.getAttribute('aria-describedby').split(' ').filter(id => id !== message.id)
      if (rest.length) field.setAttribute('aria-describedby', rest.join(' '))
      else field.removeAttribute('aria-describedby')
    }
    message.remove()
  })
  for (const state of ['govuk-form-group--error', 'govuk-input--error', 'govuk-textarea--error', 'govuk-select--error', 'govuk-file-upload--error']) {
    row.querySelectorAll(`.${state}`).forEach(element => element.classList.remove(state))
  }
  return row
}

function focus(element) {
  element.tabIndex = -1
  element.focus()
}

function escaped(literal) {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
