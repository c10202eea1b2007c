/**
 * @import { CastMember } from '../../../src/conversation/cast.ts'
 */
import { portrait } from './chooser.js'
import { element, icon, part } from './element.js'
import { word } from './words.js'

const strip = part(document, '#news', HTMLElement)

/**
 * Says that somebody whose conversation is not open has got a message.
 *
 * @param {CastMember} member
 * @param {string} preview
 * @param {() => void} onShow
 */
export function showNews(member, preview, onShow) {
  const show = element('button', { type: 'button' }, word('show'))
  const dismiss = element('button', { type: 'button', class: 'quiet', 'aria-label': word('dismiss') }, icon('close'))
  show.addEventListener('click', () => {
    hideNews()
    onShow()
  })
  dismiss.addEventListener('click', hideNews)
  const what = [element('strong', {}, member.name), ` ${word('newMessage')}`, element('small', {}, preview)]
  strip.hidden = false
  strip.replaceChildren(portrait(member), element('p', {}, ...what), show, dismiss)
}

export function hideNews() {
  strip.hidden = true
}
