import type { Role } from '../../../school/roles.ts'
import type { Button } from '../../message.ts'
import { enDate } from '../format.ts'
import { askButton } from '../presses.ts'
import type { binding as zhTW } from '../zh-TW/binding.ts'
import { networkNames, roleNames } from './names.ts'

const unbind: Button = { ...askButton('Unbind', 'account.unbind'), style: 'danger' }

const namesOf = (roles: readonly Role[]) => roles.map((role) => roleNames[role]).join(', ')

/** Binding a chat account to a person. */
export const binding: typeof zhTW = {
  roleNames: namesOf,
  /** "student in class 101", "course teacher, homeroom teacher of class 102" */
  description: (roles, classes) => {
    const [own] = classes
    const ofClass: Partial<Record<Role, string>> = own
      ? { student: `student in class ${own}`, homeroom: `homeroom teacher of class ${own}` }
      : {}
    return roles.map((role) => ofClass[role] ?? roleNames[role]).join(', ')
  },
  date: (at) => enDate(at),

  howTo: () => ({
    lines: [
      'Just send me your binding code, such as K7QF-39MX. Small letters and missing hyphens are fine.',
      'It is on the slip from your homeroom teacher: one per person, good for 30 days, used once.',
    ],
  }),

  bound: (name, description, replaced, buttons) => ({
    title: `Bound: ${name}`,
    lines: [
      `You are known here as: ${description}. Not you? Please unbind at once.`,
      ...(replaced ? ['Your earlier account here is unbound now, and was told so.'] : []),
      'To undo this at any time, say "unbind".',
    ],
    buttons: [...buttons.slice(0, 3), unbind],
    alt: 'Binding done',
  }),

  alreadyYours: (name, buttons) => ({
    lines: [`This account is already bound to ${name}. No need to do it again.`],
    buttons,
  }),

  replaceOrNot: (current, next, yes, no) => ({
    lines: [
      `This account belongs to ${current}. Change it to ${next}?`,
      `After that, ${current} needs a new code to bind again.`,
    ],
    buttons: [yes, no],
    alt: 'Change who is bound?',
  }),
  replaceYes: 'Change it',
  keep: 'Leave it as it is',
  kept: (name) => ({ lines: [`All right, this account stays with ${name}. That code was not used.`] }),

  wrong: () => ({
    lines: [
      'That code is not right. Please type the 8 characters on your slip again, such as K7QF-39MX.',
      'Lost the slip? Your homeroom teacher or the Registrar can issue a new one, which voids the old.',
    ],
  }),
  used: () => ({
    lines: [
      'That code was used before, and each works once.',
      'Please ask your homeroom teacher or the Registrar for a new one.',
    ],
  }),
  expired: () => ({
    lines: ['That code has expired (30 days).', 'Please ask your homeroom teacher or the Registrar for a new one.'],
  }),
  voided: () => ({
    lines: [
      'That code no longer counts, because a newer one was issued.',
      'Please use the newest, or ask your homeroom teacher or the Registrar for another.',
    ],
  }),
  tooManyTries: () => ({
    lines: [
      'Too many wrong codes. Please wait 15 minutes: until then even a right one is refused.',
      'Your code is still good.',
    ],
  }),

  whoami: (name, id, description, boundSince, others) => ({
    title: name,
    lines: [
      { label: 'Known as', value: description },
      { label: 'Number', value: id },
      { label: 'Bound since', value: boundSince },
      ...(others.length > 0 ? [{ label: 'Also bound in', value: others.join(', ') }] : []),
    ],
    buttons: [unbind],
    alt: 'Your binding',
  }),
  nobody: () => ({
    lines: ['This account is not bound, so I do not know who you are. Just send me your binding code.'],
  }),

  unbindOrNot: (name, yes, no) => ({
    lines: [`Unbind ${name}? Everything stays on the school platform. This chat account just no longer sees it.`],
    buttons: [yes, no],
    alt: 'Unbind?',
  }),
  unbindYes: 'Unbind',
  unbound: () => ({ lines: ['Unbound: this account belongs to nobody now. To bind again, you need a new code.'] }),

  replacedElsewhere: (channel) => ({
    lines: [
      `This account is no longer bound: the same person has just bound another account in ${networkNames[channel]}.`,
      'Not you? Please tell your homeroom teacher or the Office of Academic Affairs at once.',
    ],
    alt: 'Binding ended',
  }),
  staffBound: (name, id, channel) => ({
    lines: [
      `A staff account was bound: ${name} (${id}), in ${networkNames[channel]}.`,
      'This is for your information. If it was someone else, please have the system administrator unbind it.',
    ],
    alt: 'A staff account was bound',
  }),
}
