/** @import { CastMember } from '../../../src/conversation/cast.ts' */
import { element, spoken } from './element.js'
import { descriptionOf, word } from './words.js'

/** @type {CastMember['group'][]} */
const groups = ['student', 'teacher', 'homeroom', 'office', 'unbound']

/** The first character of a name in a circle. @param {CastMember} member */
export function portrait({ name, group }) {
  return element('span', { class: `portrait ${group}`, 'aria-hidden': 'true' }, [...name][0])
}

/** How much is unread, if anything. @param {number} unread */
export function badge(unread) {
  if (unread === 0) return undefined
  return element('span', { class: 'badge' }, String(unread), spoken(` ${word('unread')}`))
}

/**
 * Whom one can be: one of each group to begin with, and everybody else folded away.
 *
 * @param {CastMember[]} cast Who is most worth playing stands first.
 * @param {object} given
 * @param {(account: string) => number} given.unreadOf
 * @param {(account: string) => boolean} given.isElsewhere Who is in the other pane cannot be chosen twice.
 * @param {(account: string) => void} given.onChoose
 */
export function chooserElements(cast, given) {
  const byGroup = groups.map((group) => ({ group, members: cast.filter((member) => member.group === group) }))
  const sectionsOf = (/** @type {typeof byGroup} */ chosen) =>
    chosen
      .filter(({ members }) => members.length > 0)
      .map(({ group, members }) => {
        const items = members.map((member) => element('li', {}, memberElement(member, given)))
        return element('section', {}, element('h3', {}, word(group)), element('ul', {}, ...items))
      })
  const first = byGroup.map(({ group, members }) => ({ group, members: members.slice(0, 1) }))
  const others = byGroup.map(({ group, members }) => ({ group, members: members.slice(1) }))
  const rest = others.flatMap(({ members }) => members)
  return [
    element('h2', {}, word('whoToBe')),
    element('p', {}, word('whoToBeHint')),
    element('div', { class: 'groups' }, ...sectionsOf(first)),
    rest.length === 0
      ? ''
      : element(
          'details',
          { open: rest.some(({ account }) => given.unreadOf(account) > 0) ? '' : undefined },
          element('summary', {}, `${word('others')} (${rest.length})`),
          element('div', { class: 'groups' }, ...sectionsOf(others)),
        ),
  ]
}

/**
 * @param {CastMember} member
 * @param {Parameters<typeof chooserElements>[1]} given
 */
function memberElement(member, { unreadOf, isElsewhere, onChoose }) {
  const taken = isElsewhere(member.account)
  const about = taken ? `${descriptionOf(member)} · ${word('elsewhere')}` : descriptionOf(member)
  const made = element(
    'button',
    { type: 'button', disabled: taken ? '' : undefined, 'data-account': member.account },
    portrait(member),
    element('span', { class: 'who' }, element('strong', {}, member.name), element('small', {}, about)),
    badge(unreadOf(member.account)),
  )
  made.addEventListener('click', () => onChoose(member.account))
  return made
}
