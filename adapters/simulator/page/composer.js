import { element, part } from './element.js'
import { word } from './words.js'

/** The field to write in, the button to send files, and the place to drop them. */
export class Composer {
  #field
  #offer

  /**
   * @param {HTMLElement} talk
   * @param {{ onText: (text: string) => void, onFiles: (files: File[]) => void }} handlers
   */
  constructor(talk, { onText, onFiles }) {
    this.#field = part(talk, 'textarea', HTMLTextAreaElement)
    this.#offer = part(talk, '.offer', HTMLElement)
    const form = part(talk, '.composer', HTMLFormElement)
    const picker = part(talk, 'input[type=file]', HTMLInputElement)

    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const text = this.#field.value
      if (text.trim() === '') return
      this.#field.value = ''
      this.hint()
      onText(text)
    })
    this.#field.addEventListener('keydown', (event) => {
      // Enter that ends the composing of a Chinese word sends nothing.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
      event.preventDefault()
      form.requestSubmit()
    })
    part(talk, '.attach', HTMLButtonElement).addEventListener('click', () => picker.click())
    picker.addEventListener('change', () => {
      onFiles([...(picker.files ?? [])])
      picker.value = ''
    })
    takeDrops(talk, onFiles)
  }

  /** Offers a binding code to try; none where it is undefined. @param {string | undefined} code */
  offer(code) {
    this.#offer.hidden = code === undefined
    const text = `${word('bind')} ${code}`
    const fill = element('button', { type: 'button' }, text)
    fill.addEventListener('click', () => {
      this.#field.value = text
      this.focus()
    })
    this.#offer.replaceChildren(word('tryCode'), fill)
  }

  /** What to write next, shown in the empty field. @param {string} [text] */
  hint(text = word('write')) {
    this.#field.placeholder = text
  }

  focus() {
    this.#field.focus()
  }
}

/**
 * Takes files that are dropped anywhere on the conversation.
 *
 * @param {HTMLElement} talk
 * @param {(files: File[]) => void} onFiles
 */
function takeDrops(talk, onFiles) {
  const curtain = part(talk, '.drop', HTMLElement)
  const bringsFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files')
  talk.addEventListener('dragover', (event) => {
    if (!bringsFiles(event)) return
    event.preventDefault()
    curtain.hidden = false
  })
  curtain.addEventListener('dragleave', () => {
    curtain.hidden = true
  })
  talk.addEventListener('drop', (event) => {
    if (!bringsFiles(event)) return
    event.preventDefault()
    curtain.hidden = true
    onFiles([...(event.dataTransfer?.files ?? [])])
  })
}
