import type { Consent, ProxyReason } from '../../../regulation/proxyOrder.ts'
import { instantOf } from '../../../regulation/schoolTime.ts'
import type { Role } from '../../../school/roles.ts'
import { enDate } from '../format.ts'
import type { Wording } from '../index.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'

const clause = () => basis({ basis: 'regulation', clause: '§九(二)', rule: 'R-13.2' })
const rolesOf = (roles: readonly Role[]) => roles.map((role) => roleNames[role]).join(', ')

const reasons: Record<ProxyReason, string> = {
  named: 'named by the teacher',
  'same-subject-and-grade': 'same subject and grade',
  'same-subject': 'same subject',
  'domain-convener': 'domain convener',
  curriculum: 'curriculum section',
  'task-force': 'the task force’s own order',
}

const consents: Record<Consent, string> = { asked: 'not answered yet', given: 'consented', declined: 'declined' }

/** Proxies for teachers who cannot certify, and accounts kept for those who leave. */
export const proxies: Wording['proxies'] = {
  targetName: (scope, of, teacher, course) =>
    scope === 'teacher' ? `${teacher}’s courses` : scope === 'course' ? `${course} (${of})` : `#${of}`,
  tool: 'Proxy certification',
  cancel: 'Cancel',

  askWho: (cancel) => ({
    lines: [
      'Who is to certify in your place? Type a name or number. Once they consent, the curriculum section appoints.',
    ],
    note: clause(),
    buttons: [cancel],
  }),
  noOneCalled: (typed) => ({
    lines: [`There is no teacher “${typed}”. Type the full name or the number again.`],
    alt: 'No such teacher',
  }),
  whichOne: (choices) => ({ lines: ['Which one?'], buttons: choices }),
  nominated: (name, consent) => ({
    title: consent === 'given' ? `${name} has consented` : `${name} has been asked`,
    lines: [
      consent === 'given'
        ? 'The curriculum section appoints next, and you are both told.'
        : 'Once they consent, the curriculum section appoints; you are told either way. Until then certifying is still yours.',
    ],
    note: clause(),
    buttons: [ask('certification.pending')],
    alt: 'Proxy certification',
  }),
  asksConsent: (teacher, code, yes, no) => ({
    title: 'A teacher asks you to certify for them',
    lines: [
      `${teacher} would like you to certify where they cannot: to confirm that the work was made in that course. Will you?`,
      { label: 'Consent code', value: code },
      'You can also give this code to the curriculum section; it stands for your consent.',
    ],
    note: clause(),
    buttons: [yes, no],
  }),
  yes: 'I consent',
  no: 'Not possible',
  thanks: (hasConsented, teacher) => ({
    lines: [
      hasConsented
        ? `Thank you. Once the curriculum section has appointed you, what waits for ${teacher} comes here.`
        : `Understood. ${teacher} has been told.`,
    ],
    note: clause(),
  }),
  answered: (hasConsented, teacher, proxy, appoint) => ({
    title: hasConsented ? 'Proxy: consented' : 'Proxy: not possible',
    lines: [
      hasConsented
        ? `${proxy} consents to certify for ${teacher}; the curriculum section appoints next.`
        : `${proxy} cannot certify for ${teacher}; somebody else can be asked.`,
    ],
    note: clause(),
    buttons: appoint,
  }),

  askForWhom: (cancel) => ({
    lines: ['Whose certification needs a proxy? Type the teacher’s name or number, a course id, or #number.'],
    note: clause(),
    buttons: [cancel],
  }),
  proposals: (target, proposed, total, running, buttons) => ({
    title: `${target}: ${total} ${total === 1 ? 'candidate' : 'candidates'}`,
    lines: [
      ...(running.length > 0 ? [`Certifying now: ${running.join(', ')}`] : []),
      ...(total === 0
        ? ['Nobody stands in the order. Check people and courses, or let the task force enter an order of its own.']
        : []),
      ...proposed.map(({ rank, name, reason, consent }) => ({
        label: `Rank ${rank} ${name}`,
        value: `${reasons[reason]}${consent ? ` (${consents[consent]})` : ''}`,
      })),
    ],
    note: clause(),
    buttons,
    alt: 'Candidates for certifying',
  }),
  appoint: (name) => `Appoint ${name}`,
  end: (name) => `End: ${name}`,
  keep: (days) => `Keep account ${days} days`,
  appointed: (target, name) => ({
    title: `${name} certifies from now on`,
    lines: [`For: ${target}. Both teachers are told, and what waits goes to ${name} too.`],
    note: clause(),
    buttons: [ask('task.list')],
    alt: 'Proxy appointed',
  }),
  ended: (target, name) => ({
    lines: [`${name} no longer certifies for ${target}; both teachers are told.`],
    note: clause(),
    buttons: [ask('task.list')],
    alt: 'Proxy ended',
  }),
  begun: (isToProxy, target, teacher, proxy) => ({
    title: isToProxy ? 'You certify as a proxy' : 'Somebody certifies in your place',
    lines: [
      isToProxy
        ? `For: ${target}. In ${teacher}’s place you confirm that the work was made in that course.`
        : `${proxy} certifies: ${target}. You still can, too.`,
    ],
    note: clause(),
    buttons: [ask('certification.pending')],
  }),
  over: (isToProxy, target, proxy) => ({
    title: 'Proxy certification has ended',
    lines: [isToProxy ? `You no longer certify: ${target}.` : `${proxy} no longer certifies: ${target}.`],
    note: clause(),
    buttons: [ask('certification.pending')],
  }),
  kept: (teacher, until) => ({
    lines: [
      `${teacher}’s account is kept until ${enDate(instantOf(until))}: until then they may certify after leaving.`,
    ],
    note: clause(),
    buttons: [ask('task.list')],
    alt: 'Account kept',
  }),

  refused: (refusal) => {
    const why = ((): string => {
      switch (refusal.reason) {
        case 'notYours':
          return `This takes: ${rolesOf(refusal.may)}.`
        case 'notInOrder':
          return 'This person stands in no rank of the order.'
        case 'noConsent':
          return 'The teacher named this person, who has to consent first.'
        case 'noSuchPerson':
        case 'unknownPerson':
          return 'Nobody of that number works here.'
        case 'themselves':
          return 'Nobody is their own proxy.'
        case 'noSuchNomination':
          return 'There is no such request.'
        case 'answered':
          return `This request is answered already (${consents[refusal.nomination.consent]}).`
        case 'wrongCode':
          return 'The consent code is wrong.'
        case 'noSuchAppointment':
          return 'There is no such appointment.'
        case 'over':
          return 'This appointment is over.'
        case 'notATeacher':
          return 'This person is no teacher.'
        case 'past':
          return 'This day has passed.'
      }
    })()
    return { lines: [`${why} Nothing was changed.`], note: clause() }
  },
}
