import type { EntryView } from '../../../portfolio/views.ts'
import type { Button } from '../../message.ts'
import { plural } from '../format.ts'
import { presses } from '../presses.ts'
import type { certification as zhTW } from '../zh-TW/certification.ts'
import { ask, entryButtons } from './buttons.ts'
import { at, decided, fileLines, onSchoolPlatform, ownLine, studentLine, who } from './entryLines.ts'
import { stateNames } from './names.ts'

const entriesOf = (count: number) => plural(count, 'entry', 'entries')
const stillWaiting = (count: number) =>
  count > 0 ? `${count} more ${count === 1 ? 'waits' : 'wait'} for you.` : 'Nothing else waits for you.'

/** After a decision: what waits, and the way back. */
const afterDeciding = ({ entry }: EntryView, remaining: number): Button[] => [
  ...(remaining > 0 ? [ask('certification.pending')] : []),
  entryButtons.takeBack(entry),
]

/** What teachers read and press, and what students are told of it. */
export const certification: typeof zhTW = {
  request: (view, links, late) => ({
    title: `Please certify: ${who(view)}`,
    lines: [
      { label: 'Course', value: view.course },
      { label: 'Description', value: view.entry.description },
      ...fileLines(view.entry.files),
      ...(view.entry.dueAt ? [{ label: 'Decide by', value: at(view.entry.dueAt) }] : []),
      ...(late ? ['The upload has closed: what you return now cannot be corrected.'] : []),
    ],
    note: "Certifying says that this is the student's own work in this course. It is not grading (K-12 Education Administration rule).",
    buttons: entryButtons.decide(view.entry, links),
    alt: `#${view.entry._id} waits for you`,
  }),

  decided: (view, links) => {
    const { entry } = view
    return {
      title: `#${entry._id} ${who(view)}`,
      lines: [
        { label: 'Course', value: view.course },
        { label: 'State', value: stateNames[entry.state] },
        ...(entry.decidedAt ? [{ label: 'Decided', value: decided(view, entry.decidedAt) }] : []),
      ],
      buttons: [
        ...entryButtons.open(links),
        ...(entry.state === 'certified' || entry.state === 'returned' ? [entryButtons.takeBack(entry)] : []),
      ],
      alt: `#${entry._id}`,
    }
  },

  requests: (count) => ({
    title: `${plural(count, 'new request')} to certify`,
    lines: ['Several came at once, so here is one message for all.'],
    buttons: [{ label: 'See the list', press: presses.intent('certification.pending'), style: 'primary' }],
  }),

  pending: (views, total, late, newer, more, all) => {
    if (total === 0) return { lines: ['0 entries: nothing waits for you.'] }
    return {
      title: `${entriesOf(total)} to certify`,
      lines: [
        ...(late > 0 ? [`${late} past the due date: please see to ${late === 1 ? 'it' : 'these'} first.`] : []),
        ...(newer > 0 ? [`${newer} just came and ${newer === 1 ? 'was' : 'were'} not in the list before.`] : []),
        ...views.map((view) => `${studentLine(view)}${view.entry.dueAt ? ` | by ${at(view.entry.dueAt)}` : ''}`),
      ],
      note: 'First due, first listed.',
      buttons: [...views.map(({ entry }) => entryButtons.show(entry)), ...(all ? [all] : []), ...(more ? [more] : [])],
    }
  },
  approveAll: (count) => `Certify these ${count}`,
  more: 'Next page',

  approveManyOrNot: (views, rest, yes, no) => ({
    title: `Certify ${views.length === 1 ? 'this one' : `these ${views.length}`}?`,
    lines: [...views.map(studentLine), ...(rest > 0 ? [`${rest} more: I will ask after this page.`] : [])],
    note: 'Only what is listed here. What comes later is not included.',
    buttons: [yes, no],
    alt: `Certify ${entriesOf(views.length)}?`,
  }),
  approveYes: (count) => `Yes, certify ${count}`,
  notNow: 'Not now',
  nothingDone: () => ({ lines: ['All right, nothing was changed.'], buttons: [ask('certification.pending')] }),
  approvedMany: (done, notDone, newer, rest) => ({
    title: `${done.length} certified`,
    lines: [
      ...(done.length > 0 ? [done.map(({ entry }) => `#${entry._id}`).join(', '), 'The students have been told.'] : []),
      ...notDone.map(({ entry }) => `#${entry._id} was not changed: it is "${stateNames[entry.state]}".`),
      ...(newer > 0 ? [`${newer} came after I asked and ${newer === 1 ? 'is' : 'are'} not certified.`] : []),
    ],
    buttons: [
      ...(rest + newer > 0
        ? [{ label: `See the other ${rest + newer}`, press: presses.intent('certification.pending') }]
        : []),
      ...done.slice(0, 3).map(({ entry }) => entryButtons.takeBackOne(entry)),
    ],
  }),

  approved: (view, remaining) => ({
    title: `#${view.entry._id} certified`,
    lines: [`${who(view)}, ${view.course}. The student has been told.`, stillWaiting(remaining)],
    buttons: afterDeciding(view, remaining),
    alt: `#${view.entry._id} certified`,
  }),

  askReason: (view, final, reasons, type, cancel) => ({
    title: `Return #${view.entry._id}: why?`,
    lines: [
      `${who(view)}, ${view.course}`,
      ...(final
        ? ['The upload has closed: the student could not correct it, and the Director of Academic Affairs is told.']
        : []),
      'Choose one, or just type. The student will read it.',
    ],
    buttons: [...reasons, type, cancel],
    alt: `Return #${view.entry._id}: why?`,
  }),
  commonReasons: [
    'Not for this course',
    'File does not open',
    'Description differs',
    'Not your own work',
    'Wrong course',
  ],
  typeReason: 'Type a reason',
  reasonHint: 'Reason for returning it',
  finalOrNot: (view, reason, yes, no) => ({
    title: `Really return #${view.entry._id}?`,
    lines: [
      'The upload has closed, so this is final: the student cannot correct it. The Director of Academic Affairs is told.',
      { label: 'Reason', value: reason },
    ],
    buttons: [yes, no],
    alt: `Really return #${view.entry._id}?`,
  }),
  returnYes: 'Yes, return it',
  returned: (view, remaining) => ({
    title: `#${view.entry._id} returned`,
    lines: [`${who(view)}, ${view.course}. The student has been told why.`, stillWaiting(remaining)],
    buttons: afterDeciding(view, remaining),
    alt: `#${view.entry._id} returned`,
  }),
  whichToReturn: (views) => ({
    lines: ['Which one shall I return?', ...views.map(studentLine)],
    buttons: views.map(({ entry }) => entryButtons.return(entry)),
  }),

  askTakeBackReason: (view, type, cancel) => ({
    title: `Take back the decision on #${view.entry._id}`,
    lines: [
      `${who(view)}, ${view.course}: now "${stateNames[view.entry.state]}", then pending again.`,
      'Please type a reason. The student will read it.',
    ],
    buttons: [type, cancel],
    alt: `Take back the decision on #${view.entry._id}`,
  }),
  typeNow: () => ({ lines: ['Good, please type the reason.'] }),
  takeBackHint: 'Reason for taking it back',
  takenBack: ({ entry }) => ({
    title: `Decision on #${entry._id} taken back`,
    lines: ['It is pending again. The student has been told.'],
    buttons: [entryButtons.show(entry)],
  }),

  decision: (view, final) => {
    const { entry, course, decidedBy } = view
    const reason = { label: 'Reason', value: entry.reason ?? '' }
    if (entry.state === 'certified') {
      const by = decidedBy ?? 'your teacher'
      return {
        title: `#${entry._id} certified`,
        lines: [
          `${course}, by ${by}${entry.decidedAt ? ` on ${at(entry.decidedAt)}` : ''}.`,
          'You may choose it once selection opens.',
        ],
        note: onSchoolPlatform,
        buttons: [ask('quota.remaining'), entryButtons.show(entry)],
        alt: `#${entry._id} certified`,
      }
    }
    if (entry.state === 'returned') {
      return {
        title: `#${entry._id} returned`,
        lines: [
          course,
          reason,
          final
            ? 'The upload has closed, so this one can no longer be corrected. Questions: the Office of Academic Affairs.'
            : 'Edit it before the upload closes, and you may send it again.',
        ],
        buttons: [...(final ? [] : [entryButtons.edit(entry, 'primary')]), entryButtons.show(entry)],
        alt: `#${entry._id} returned`,
      }
    }
    return {
      title: `Decision on #${entry._id} taken back`,
      lines: [`${course} is pending again. There is nothing you need to do.`, reason],
      buttons: [entryButtons.show(entry)],
      alt: `Decision on #${entry._id} taken back`,
    }
  },
  decisions: (views) => ({
    title: plural(views.length, 'new result'),
    lines: views.map((view) => `${ownLine(view)}: ${stateNames[view.entry.state]}`),
    buttons: [ask('artifact.list')],
  }),

  lateReturn: (view) => ({
    title: `Returned after the close: #${view.entry._id}`,
    lines: [
      `${who(view)}, ${view.course}. ${view.decidedBy ?? 'The teacher'} returned it after the upload close, so the student cannot correct it.`,
      'If need be, you may take the decision back.',
    ],
    buttons: [entryButtons.takeBack(view.entry)],
    alt: `Returned after the close: #${view.entry._id}`,
  }),

  teacherChanged: (course, gained) => ({
    lines: [
      gained
        ? `You now teach "${course}". What waits there for certification has come to you.`
        : `"${course}" has another teacher now. What waits there is no longer yours to decide.`,
    ],
    buttons: [ask('certification.pending')],
  }),
}
