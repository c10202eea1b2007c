import type { DateTime } from 'luxon'
import type { Entry } from '../../../portfolio/entry.ts'
import type { Refusal } from '../../../portfolio/outcomes.ts'
import { daysLeft } from '../../../regulation/daysLeft.ts'
import type { Window } from '../../../regulation/windows.ts'
import type { Reply } from '../../message.ts'
import { isOfStudent } from '../entryButtons.ts'
import { enInstant, plural } from '../format.ts'
import { ask, entryButtons } from './buttons.ts'
import { basis, orUnannounced, windowBasis } from './citations.ts'
import { at } from './entryLines.ts'
import { actNames, capacityNames, lackNames, stateNames } from './names.ts'

const ofCreditCourses = basis({ basis: 'regulation', clause: '§五(三)1', rule: 'R-5.1' })

/** Why an act on an entry was refused, with the clause and the next step. */
export function refused(refusal: Refusal, now: DateTime, office: string, decidedBy?: string): Reply {
  switch (refusal.reason) {
    case 'noSuchEntry':
      return { lines: ['I cannot find that entry. It may have been deleted.'], buttons: [ask('artifact.list')] }
    case 'notYourCourse':
      return {
        lines: [
          'That course is not among yours.',
          `If the list is wrong, please ask ${office}. The file you gave me is still here.`,
        ],
        note: ofCreditCourses,
      }
    case 'noCredits':
      return { lines: ['That course carries no credits, so it takes no outcomes.'], note: ofCreditCourses }
    case 'full':
      return {
        title: `All ${refusal.limit} places are taken`,
        lines: [
          `${plural(refusal.limit, 'entry', 'entries')} in ${refusal.term}, drafts and returned ones included. Nothing was added.`,
          'Delete a draft or a returned one to free a place.',
        ],
        note: basis(refusal.citation),
        buttons: [ask('artifact.list', { term: refusal.term })],
      }
    case 'stale':
      return stale(refusal.entry, now, decidedBy)
    case 'rule':
      return ruled(refusal, now, office, decidedBy)
  }
}

/** The button was about an earlier state of the entry. */
export function stale(entry: Entry, now: DateTime, decidedBy: string | undefined): Reply {
  return {
    lines: [
      decision(entry, now, decidedBy) ?? `#${entry._id} is now "${stateNames[entry.state]}".`,
      'That button is an old one. Nothing was changed.',
    ],
    buttons: [entryButtons.show(entry)],
  }
}

/** "#12 was certified by 陳老師 on Wed 14 Oct 10:00." */
function decision({ _id, state, decidedAt }: Entry, now: DateTime, decidedBy: string | undefined): string | undefined {
  if (!decidedAt || !decidedBy || (state !== 'certified' && state !== 'returned')) return undefined
  return `#${_id} was ${state} by ${decidedBy} on ${at(decidedAt, now)}.`
}

/** What the rulebook says against an act on an entry of either kind. */
export function ruled(
  { act, entry, refusal }: Pick<Extract<Refusal, { reason: 'rule' }>, 'act' | 'entry' | 'refusal'>,
  now: DateTime,
  office: string,
  decidedBy: string | undefined,
): Reply {
  const which = entry ? `#${entry._id}` : 'An entry'
  const done = actNames[act]
  const note = 'citation' in refusal ? basis(refusal.citation) : windowBasis(refusal.window.source)
  const instead = entryButtons.instead(act, entry)
  const deadlines = [ask('deadline.ask')]
  switch (refusal.reason) {
    case 'notYours': {
      const may = refusal.may.map((capacity) => capacityNames[capacity]).join(' or ')
      return { lines: [`${which} can be ${done} only by ${may}.`], note }
    }
    case 'left':
      return {
        lines: [
          `You have left the school, so nothing more can be ${done}.`,
          `Your list and receipt statements are still here. Questions: ${office}.`,
        ],
        note,
        buttons: [ask('artifact.list')],
      }
    case 'state': {
      const first = refusal.state === 'pending' && isOfStudent(act) ? ' Withdraw it first to change it.' : ''
      return {
        lines: [
          (entry && decision(entry, now, decidedBy)) ??
            `${which} is "${stateNames[refusal.state]}" and cannot be ${done}.${first}`,
        ],
        note,
        buttons: instead,
      }
    }
    case 'unedited':
      return { lines: [`${which} was returned. Edit it first, then send it again.`], note, buttons: instead }
    case 'notYet':
      return { lines: [`${which} cannot be ${done} yet. ${period(refusal.window, now)}`], note, buttons: deadlines }
    case 'closed':
      return {
        lines: [
          `${closed(refusal.window, now)}: ${entry ? which : 'an entry'} can no longer be ${done}.`,
          ...waived(refusal.window),
          `In special circumstances, please ask ${office}.`,
        ],
        note,
        buttons: isOfStudent(act) ? [ask('artifact.list')] : deadlines,
      }
    case 'unannounced':
      return {
        lines: [
          `The dates are not announced yet: ${entry ? which : 'an entry'} cannot be ${done} now.`,
          'Once the official notice is out, it opens here by that notice.',
        ],
        note,
        buttons: deadlines,
      }
    case 'incomplete':
      return {
        lines: [
          `${which} still lacks: ${refusal.lacks.map((lack) => lackNames[lack]).join(', ')}. It cannot be sent.`,
          ...(refusal.waived ? ['The upload has closed, so this can no longer be completed.'] : []),
        ],
        note,
        buttons: entry && !refusal.waived ? [entryButtons.edit(entry, 'primary')] : [ask('artifact.list')],
      }
    case 'noReason':
      return { lines: ['Please give a reason, so that the student knows why.'], note }
    case 'selected':
      return {
        lines: [
          isOfStudent(act)
            ? `${which} stands in your locked selection and cannot be ${done}. To correct it, please ask ${office}.`
            : `${which} has been selected by the student and cannot be ${done}. To correct it, please ask ${office}.`,
        ],
        note,
      }
  }
}

const period = ({ opensAt, closesAt }: Window, now: DateTime) => {
  const show = (instant: DateTime) => enInstant(instant, now)
  return `From ${orUnannounced(opensAt, show)} to ${orUnannounced(closesAt, show)}.`
}

/** "Closed on Wed 3 Feb 23:59, 2 days ago" */
function closed({ closesAt }: Window, now: DateTime): string {
  if (!closesAt) return 'Closed'
  const daysAgo = -daysLeft(closesAt, now)
  return `Closed on ${enInstant(closesAt, now)}${daysAgo > 0 ? `, ${plural(daysAgo, 'day')} ago` : ''}`
}

const isUpload = (operation: Window['operation']) => operation === 'course-upload' || operation === 'diverse-upload'

/** What lateness means to the student; a teacher's window waives nothing. */
const waived = ({ operation }: Window) =>
  isUpload(operation) ? ['What is late counts as waived, and it is not reopened.'] : []
