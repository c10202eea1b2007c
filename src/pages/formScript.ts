import { createHash } from 'node:crypto'
import { Html, html } from './html.ts'
import { styleSource } from './style.ts'

/** What a page with a form does beside showing it: a file that is too large is said at once, and sending shows that it is under way. */
const script = `
const setBusy = (button, isBusy) => {
  button.dataset.label ??= button.textContent
  button.textContent = isBusy ? button.dataset.busy : button.dataset.label
  button.ariaBusy = isBusy
  button.disabled = isBusy
}
for (const form of document.forms) {
  const file = form.querySelector('input[type=file]')
  file?.addEventListener('change', () => {
    const isTooLarge = [...file.files].some(({ size }) => size > Number(file.dataset.maxBytes))
    file.setCustomValidity(isTooLarge ? file.dataset.tooLarge : '')
    file.reportValidity()
  })
  form.addEventListener('submit', () => setBusy(form.querySelector('button'), true))
}
addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('button[aria-busy=true]')) setBusy(button, false)
})
`

/** Stands at the end of a page with a form. Without it the form works all the same. */
export const formScript = html`<script>${new Html(script)}</script>`

/** What a browser may do with a page with a form: run this script, and send the form to where it came from. */
export const formPolicy = [
  "default-src 'none'",
  `style-src ${styleSource}`,
  `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')
