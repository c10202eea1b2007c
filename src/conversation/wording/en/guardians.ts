import { instantOf } from '../../../regulation/schoolTime.ts'
import { enDate } from '../format.ts'
import type { Wording } from '../index.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'

const clause = () => basis({ basis: 'regulation', clause: '§九(三)', rule: 'R-13.3' })
const practice = () => `${clause()}; approval and time limit: ${basis({ basis: 'school', rule: 'R-13.3' })}`
const day = (iso: string) => enDate(instantOf(iso))

/** What a guardian did, by its name in the record. */
const actNames: Record<string, string> = {
  create: 'added an entry',
  edit: 'changed an entry',
  send: 'sent an entry for certification',
  withdraw: 'withdrew an entry',
  select: 'selected an entry',
  unselect: 'took an entry out of the selection',
  lock: 'locked the selection',
  confirm: 'confirmed the receipt statement',
  dispute: 'reported an issue with the receipt statement',
}

/** 「 (#12)」 where the act was about an entry. */
const numbered = (subject: string) => (subject.startsWith('entry:') ? ` (#${subject.slice('entry:'.length)})` : '')

/** Guardians who act for a student under a grant. */
export const guardians: Wording['guardians'] = {
  needsGrant: (office) => ({
    lines: [
      'This is the student’s own, and nobody has approved that you see to it for them.',
      `Where a student cannot upload, select or confirm receipts in time, ${office} can approve it, and you can do it here until a set day.`,
      'You can ask me about deadlines and rules at any time.',
    ],
    note: practice(),
    buttons: [ask('deadline.ask'), ask('help')],
    alt: 'The school has to approve this',
  }),
  forWhom: (choices) => ({ lines: ['For which student?'], buttons: choices }),
  chosen: (name, menu) => ({
    lines: [`From here on it is for ${name}. To change, press another student’s button.`],
    note: clause(),
    buttons: menu,
    alt: 'Student chosen',
  }),
  meant: (name, others) => ({
    lines: [`This is for ${name}; if that is wrong, press the other student.`],
    buttons: others,
    alt: 'For whom',
  }),
  noDeleting: () => ({
    lines: ['Deleting is for the student alone. You can upload, change, send and withdraw for them.'],
    note: clause(),
    buttons: [ask('artifact.list')],
  }),

  begun: (isToStudent, student, guardian, until) => ({
    title: isToStudent ? 'Your guardian may act for you' : 'You may act for a student',
    lines: [
      isToStudent
        ? `The school has approved that ${guardian} uploads, selects and confirms receipts for you until ${day(until)}. You are told of everything they do.`
        : `The school has approved that you upload, select and confirm receipts for ${student} until ${day(until)}. The student is told of everything you do.`,
      ...(isToStudent ? ['Questions go to the registrar.'] : []),
    ],
    note: practice(),
    buttons: [ask('quota.remaining'), ask('artifact.list')],
  }),
  ended: (isToStudent, student, guardian) => ({
    title: 'Acting for a student has ended',
    lines: [isToStudent ? `${guardian} can no longer act for you.` : `You can no longer act for ${student}.`],
    note: clause(),
    buttons: [isToStudent ? ask('artifact.list') : ask('help')],
  }),
  acted: (guardian, act, subject) => ({
    title: 'Your guardian did something for you',
    lines: [`${guardian} ${actNames[act] ?? act} for you${numbered(subject)}.`],
    note: `${clause()}. If you did not agree to it, tell the registrar at once.`,
    buttons: [subject.startsWith('entry:') ? ask('artifact.list') : ask('selection.show')],
  }),

  tool: 'Approve a guardian',
  cancel: 'Cancel',
  live: (lines, buttons) => ({
    title: `${lines.length} ${lines.length === 1 ? 'approval' : 'approvals'} in force`,
    lines: lines.length > 0 ? lines : ['No guardian is approved at the moment.'],
    note: practice(),
    buttons,
    alt: 'Approvals of guardians',
  }),
  liveLine: (guardian, student, until) => `${guardian} for ${student}, until ${day(until)}`,
  revoke: (guardian) => `Revoke: ${guardian}`,
  askStudent: (cancel) => ({ lines: ['For which student? Type the student number.'], buttons: [cancel] }),
  noStudent: (typed) => ({
    lines: [`There is no student “${typed}”. Type the student number again.`],
    alt: 'No such student',
  }),
  noGuardians: (student) => ({
    lines: [`No guardian of ${student} is on record. Import the guardians first.`],
    note: clause(),
    alt: 'No guardian on record',
  }),
  askGuardian: (student, choices) => ({
    lines: [`Which guardian of ${student}?`],
    buttons: choices,
    alt: 'Which guardian?',
  }),
  askUntil: (guardian, buttons) => ({
    lines: [
      `Until which day may ${guardian} act? Press a number of days or type a date such as 10/31, that day included.`,
    ],
    buttons,
    alt: 'Until which day?',
  }),
  days: (days) => `${days} days`,
  notADate: () => ({ lines: ['I cannot read this date. Type 10/31 or 2026-10-31.'] }),
  askUnderAge: (student, guardian, until, yes, no) => ({
    title: 'It counts once you confirm',
    lines: [
      { label: 'Student', value: student },
      { label: 'Guardian', value: guardian },
      { label: 'Until', value: day(until) },
      'Do you affirm that the student is under age and cannot do it in time?',
    ],
    note: practice(),
    buttons: [yes, no],
    alt: 'Approve?',
  }),
  yesUnderAge: 'Under age, approve',
  granted: (student, guardian, until) => ({
    title: `Approved until ${day(until)}`,
    lines: [
      `${guardian} may upload, select and confirm receipts for ${student}. Both are told, and it ends by itself.`,
    ],
    note: practice(),
    buttons: [ask('task.list')],
    alt: 'Guardian approved',
  }),
  revoked: (student, guardian) => ({
    lines: [`Revoked: ${guardian} can no longer act for ${student}.`],
    note: clause(),
    buttons: [ask('task.list')],
    alt: 'Revoked',
  }),
  refused: (refusal) => {
    const why = ((): string => {
      switch (refusal.reason) {
        case 'notYours':
          return `For this student it takes: ${refusal.may.map((role) => roleNames[role]).join(', ')}.`
        case 'noSuchStudent':
          return 'There is no such student.'
        case 'hasLeft':
          return 'This student has left the school.'
        case 'notTheGuardian':
          return 'On record, this person is not a guardian of this student.'
        case 'notUnderAge':
          return 'Nobody affirmed that the student is under age.'
        case 'past':
          return 'This day has passed.'
        case 'noSuchGrant':
          return 'There is no such approval.'
        case 'over':
          return 'This approval is over.'
      }
    })()
    return { lines: [`${why} Nothing was changed.`], note: practice() }
  },
}
