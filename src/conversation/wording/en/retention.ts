import type { DeletionView } from '../../../portfolio/deletionView.ts'
import { instantOf } from '../../../regulation/schoolTime.ts'
import type { Button } from '../../message.ts'
import { enDate, plural } from '../format.ts'
import type { Wording } from '../index.ts'
import { presses } from '../presses.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'

const namedAtMost = 10

const own = () => basis({ basis: 'regulation', clause: '§八', rule: 'R-12' })
const practice = () => basis({ basis: 'school', rule: 'R-12' })
const both = () => `${own()}. Proposal and approval: ${practice()}`

const leaverLines = (leavers: readonly { student: string; name: string; leftOn: string }[]): string[] => [
  ...leavers
    .slice(0, namedAtMost)
    .map(({ student, name, leftOn }) => `${name}${name === student ? '' : ` (${student})`}: left ${leftOn}`),
  ...(leavers.length > namedAtMost ? [`${leavers.length - namedAtMost} more.`] : []),
]

const sizeOf = ({ deletion: { students, entries, files } }: DeletionView) =>
  `${plural(students.length, 'student')} who left, ${plural(entries, 'entry', 'entries')}, ${plural(files, 'file')}`

const decisions = ({ deletion: { _id } }: DeletionView): Button[] => [
  { label: 'Approve deletion', press: presses.act('retention.approve', _id) },
  { label: 'Decline', press: presses.act('retention.decline', _id) },
]

export const retention: Wording['retention'] = {
  show: 'Retention and deletion',
  propose: 'Propose deletion',
  showProposal: (id) => `See proposal ${id}`,

  due: (leavers, open, buttons) => ({
    title: `${plural(leavers.length, 'student')} past the retention period`,
    lines: [
      ...(leavers.length === 0
        ? ['Only who left five years ago or more is listed here; nothing else is ever deleted.']
        : leaverLines(leavers)),
      ...(leavers.length > 0 ? ['Their data may go, and need not: one person proposes, another approves.'] : []),
      ...(open > 0 ? [`${plural(open, 'proposal')} waiting for approval.`] : []),
    ],
    note: both(),
    buttons: [...buttons, ask('task.list')],
    alt: 'Retention',
  }),

  proposed: (view, code, now) => ({
    title: `Deletion proposal ${view.deletion._id} waits for you`,
    lines: [
      `${sizeOf(view)}.`,
      ...leaverLines(view.students),
      `Proposed by ${view.proposer} on ${enDate(instantOf(view.deletion.proposedAt.toISOString()), now)}.`,
      'Once approved, names, texts and files are deleted for good; ids, acts and times stay.',
      { label: 'Command-line code', value: code },
    ],
    note: both(),
    buttons: decisions(view),
    alt: 'A deletion proposal waits for you',
  }),
  waiting: (view) => ({
    title: `Deletion proposal ${view.deletion._id} made`,
    lines: [`${sizeOf(view)}.`, ...leaverLines(view.students), 'Nothing is deleted before it is approved.'],
    note: both(),
    buttons: [ask('task.list')],
    alt: 'Deletion proposal made',
  }),
  decided: (view) => {
    const { _id, state, students, erased } = view.deletion
    const gone = (erased ?? students).length
    const kept = students.length - gone
    return state === 'declined'
      ? {
          title: `Deletion proposal ${_id} was declined`,
          lines: ['Nothing was deleted.'],
          note: practice(),
          buttons: [ask('task.list')],
          alt: 'Deletion proposal decided',
        }
      : {
          title: `Deletion proposal ${_id} was approved`,
          lines: [
            `Names, texts and files of ${plural(gone, 'student')} are deleted; ids, acts and times stay.`,
            ...(kept > 0 ? [`${plural(kept, 'student')} no longer met the conditions and stayed.`] : []),
          ],
          note: own(),
          buttons: [ask('task.list')],
          alt: 'Deletion proposal decided',
        }
  },

  refused: (refusal) => {
    switch (refusal.reason) {
      case 'notYours':
        return {
          lines: [
            `This is for the ${refusal.may.map((role) => roleNames[role]).join(', ')}; your account does not have that role now.`,
          ],
          note: practice(),
          buttons: [ask('account.whoami')],
        }
      case 'nobodyDue':
        return {
          lines: [
            refusal.open === undefined
              ? '0 students: nobody left five years ago or more, so nothing may be deleted.'
              : `Everybody who is due stands in proposal ${refusal.open}, which waits for approval.`,
          ],
          note: own(),
          buttons: [ask('task.list')],
        }
      case 'noSuchProposal':
        return { lines: ['There is no such proposal. Nothing was changed.'], buttons: [ask('task.list')] }
      case 'samePerson':
        return {
          lines: ['You proposed this yourself; another person has to approve it.'],
          note: practice(),
          buttons: [ask('task.list')],
        }
      case 'wrongCode':
        return {
          lines: ['That code is wrong. Nothing was changed; the right one is still good.'],
          buttons: [ask('task.list')],
        }
      case 'decidedAlready':
        return {
          lines: [
            `Proposal ${refusal.deletion._id} was ${refusal.deletion.state === 'declined' ? 'declined' : 'approved'} already; nothing was done again.`,
          ],
          buttons: [ask('task.list')],
        }
    }
  },
}
