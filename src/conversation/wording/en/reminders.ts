import type { DateTime } from 'luxon'
import type { Citation } from '../../../regulation/citation.ts'
import { daysLeft } from '../../../regulation/daysLeft.ts'
import type { WindowSource } from '../../../regulation/windows.ts'
import { countOf, type DigestPart, type NamedEntry } from '../../../reminders/digestPart.ts'
import type { Button, Reply } from '../../message.ts'
import { enDate, enInstant, plural } from '../format.ts'
import { askButton } from '../presses.ts'
import type { reminders as zhTW } from '../zh-TW/reminders.ts'
import { ask } from './buttons.ts'
import { bases } from './citations.ts'
import { duties } from './duties.ts'
import { operationNames, scopeName } from './windows.ts'

/** More than these are not named one by one. */
const namedAtMost = 5

/** "today at 23:59", "tomorrow, Thu 4 Feb 23:59", "Wed 10 Feb 23:59 (3 days left)" */
function when(due: DateTime, now: DateTime): string {
  const days = daysLeft(due, now)
  if (days === 0) return `today at ${due.toFormat('HH:mm')}`
  if (days === 1) return `tomorrow, ${enInstant(due, now)}`
  return days < 0 ? enInstant(due, now) : `${enInstant(due, now)} (${days} days left)`
}

const closing = ({ due }: DigestPart, now: DateTime) => (due ? ` It closes ${when(due, now)}.` : '')

const entriesOf = (count: number) => plural(count, 'entry', 'entries')

/** "#12 Chinese, #15 Mathematics and 4 more" */
function named(entries: readonly NamedEntry[]): string {
  const names = entries.slice(0, namedAtMost).map(({ id, course }) => `#${id} ${course}`.trim())
  const more = entries.length - names.length
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function line(part: DigestPart, now: DateTime): string {
  switch (part.kind) {
    case 'draft-unsent':
      return `${plural(part.entries.length, 'draft')} not sent yet: ${named(part.entries)}.${closing(part, now)} Your teacher can certify only what was sent.`
    case 'returned':
      return `${entriesOf(part.entries.length)} returned and not edited: ${named(part.entries)}.${closing(part, now)} Until then you may edit and send again.`
    case 'window-closing': {
      const name = `${operationNames[part.operation]}, ${scopeName(part.scope)}`
      if (part.operation.endsWith('-selection'))
        return `${name}: open now.${closing(part, now)} Selecting is up to you.`
      return `${name}.${closing(part, now)} You have put in nothing so far. You may, and you may also leave it.`
    }
    case 'unselected':
      return `${operationNames[part.operation]}, ${scopeName(part.scope)}: 0 selected.${closing(part, now)} Selecting none is fine too.`
    case 'unconfirmed':
      return `Your receipt statement is not confirmed.${closing(part, now)} Without a report it counts as confirmed.`
    case 'certify-new':
      return `${entriesOf(part.entries.length)} newly sent to you: ${named(part.entries)}.${part.due ? ` The first is due ${when(part.due, now)}.` : ''}`
    case 'certify-tomorrow':
    case 'certify-today':
      return `${entriesOf(part.entries.length)} to certify by ${part.due ? when(part.due, now) : 'today'}: ${named(part.entries)}.`
    case 'certify-late':
      return `${entriesOf(part.entries.length)} past the due date: ${named(part.entries)}. You can still certify until certification closes.`
    case 'late-return':
      return `${part.entries.length === 1 ? '1 entry waits' : `${part.entries.length} entries wait`} for you. The upload closes${part.due ? ` ${when(part.due, now)}` : ''}: what you return after that cannot be corrected.`
    case 'nudge':
      return `${entriesOf(part.entries.length)} that the student asks you to look at: ${named(part.entries)}.`
    case 'class-overview': {
      const { drafts, returned, unselected, unconfirmed } = part.counts
      const students = (count: number) => plural(count, 'student')
      const standing = [
        ...(drafts > 0 ? [`drafts not sent: ${students(drafts)}`] : []),
        ...(returned > 0 ? [`returned and not edited: ${students(returned)}`] : []),
        ...(unselected > 0 ? [`nothing selected: ${students(unselected)}`] : []),
        ...(unconfirmed > 0 ? [`receipt not confirmed: ${students(unconfirmed)}`] : []),
      ]
      return `Class ${part.className}: ${standing.join('; ')}.`
    }
    case 'teachers-late':
      return `${plural(part.teachers.length, 'teacher')} with entries past the due date: ${part.teachers.join(', ')}.`
    case 'duty':
      return `${duties.name(part.duty)}: ${part.due ? `${daysLeft(part.due, now) < 0 ? 'was due' : 'due'} ${when(part.due, now)}, ` : ''}not done yet.`
    case 'meeting':
      return `No meeting of the task force is on record for ${part.duty.about?.term ?? 'this semester'}; there is at least one each semester.`
    case 'seat':
      return `${plural(part.count, 'seat')} of the task force ${part.count === 1 ? 'is' : 'are'} empty.`
    case 'training':
      return `${enDate(part.date, now)} (${daysLeft(part.date, now) === 0 ? 'today' : `in ${plural(daysLeft(part.date, now), 'day')}`}): ${part.title}`
  }
}

function buttonsFor(part: DigestPart): Button[] {
  switch (part.kind) {
    case 'draft-unsent':
      return [askButton('Send to teacher', 'artifact.send')]
    case 'returned':
      return [askButton('See the returned', 'artifact.list', { status: 'returned' })]
    case 'window-closing':
    case 'unselected':
      if (part.operation === 'course-upload') return [ask('artifact.submit')]
      if (part.operation === 'diverse-upload')
        return [askButton('Record performance', 'artifact.submit', { kind: 'diverse' })]
      return [askButton('Select', 'selection.choose')]
    case 'unconfirmed':
      return [askButton('See the statement', 'receipt.show')]
    case 'class-overview':
      return [ask('class.progress')]
    case 'teachers-late':
    case 'duty':
    case 'meeting':
    case 'seat':
      return [ask('task.list')]
    case 'training':
      return []
    default:
      return [ask('certification.pending')]
  }
}

/** Where the dates stand. */
function sourcesOf(part: DigestPart): (Citation | WindowSource)[] {
  if (part.source) return [part.source]
  if (part.kind !== 'duty' && part.kind !== 'meeting') return []
  return [{ basis: 'regulation', clause: part.duty.clause, rule: 'R-4' }]
}

const total = (parts: readonly DigestPart[]) => parts.reduce((sum, part) => sum + countOf(part), 0)

/** What is open, a line each, with what can be done about it. */
function card(title: string, parts: readonly DigestPart[], now: DateTime): Reply & { buttons: Button[] } {
  const note = bases(parts.flatMap(sourcesOf))
  const buttons = new Map(parts.flatMap(buttonsFor).map((button) => [button.label, button]))
  return {
    title,
    lines: parts.map((part) => `${part.student ? `${part.student}: ` : ''}${line(part, now)}`),
    ...(note ? { note } : {}),
    buttons: [...buttons.values()],
    alt: title,
  }
}

/** What people are reminded of, and what they ask for themselves. */
export const reminders: typeof zhTW = {
  digest: (parts, now) => {
    if (parts.every(({ kind }) => kind === 'window-closing')) {
      const { buttons, ...offer } = card('A deadline', parts, now)
      const mute = askButton('Turn reminders off', 'notification.settings', { action: 'mute' })
      return { ...offer, buttons: [...buttons, mute] }
    }
    const today = total(parts.filter(({ due }) => due && daysLeft(due, now) === 0))
    return card(today > 0 ? `Due today: ${today}` : plural(total(parts), 'reminder'), parts, now)
  },
  own: (parts, now) =>
    parts.length > 0
      ? card(`Still open: ${total(parts)}`, parts, now)
      : { lines: ['0: nothing waits for you now.'], buttons: [ask('artifact.list'), ask('deadline.ask')] },
}
