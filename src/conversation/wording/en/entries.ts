import type { EntryView } from '../../../portfolio/views.ts'
import { enInstant, plural } from '../format.ts'
import { askButton, presses } from '../presses.ts'
import type { entries as zhTW } from '../zh-TW/entries.ts'
import { ask, entryButtons } from './buttons.ts'
import { basis } from './citations.ts'
import { at, certifiersOf, decided, fileLines, onSchoolPlatform, ownLine, receiptLines } from './entryLines.ts'
import { stateNames } from './names.ts'
import { refused } from './refused.ts'

const entriesOf = (count: number) => plural(count, 'entry', 'entries')
const ownStateLine = (view: EntryView) => `${ownLine(view)}: ${stateNames[view.entry.state]}`

/** A student's own entries. */
export const entries: typeof zhTW = {
  refused,

  card: (view) => {
    const { entry } = view
    return {
      title: ownLine(view),
      lines: [
        { label: 'State', value: stateNames[entry.state] },
        { label: 'Description', value: entry.description },
        ...fileLines(entry.files),
        ...(entry.sentAt ? [{ label: 'Sent', value: at(entry.sentAt) }] : []),
        ...(entry.state === 'pending' && certifiersOf(view)
          ? [{ label: 'Can certify', value: certifiersOf(view) }]
          : []),
        ...(entry.state === 'pending' && entry.dueAt ? [{ label: 'Teacher decides by', value: at(entry.dueAt) }] : []),
        ...(entry.decidedAt ? [{ label: 'Decided', value: decided(view, entry.decidedAt) }] : []),
        ...(entry.reason && entry.state !== 'certified' ? [{ label: 'Reason', value: entry.reason }] : []),
        ...receiptLines(entry.files),
      ],
      note: onSchoolPlatform,
      buttons: entryButtons.nextSteps(entry),
      alt: `#${entry._id} ${stateNames[entry.state]}`,
    }
  },

  drafted: ({ entry, course }, left, sendBy, warnings) => ({
    title: `#${entry._id} saved as a draft, not sent yet`,
    lines: [
      `${course}. Your teacher sees it only after you press "Send to teacher".`,
      ...warnings,
      { label: 'Description', value: entry.description },
      ...fileLines(entry.files),
      ...receiptLines(entry.files),
      `${entriesOf(left)} left in ${entry.period}.${sendBy ? ` Send this one by ${enInstant(sendBy)}.` : ' The close is not announced yet.'}`,
    ],
    note: onSchoolPlatform,
    buttons: entryButtons.nextSteps(entry),
    alt: `#${entry._id} is a draft, not sent yet`,
  }),

  sent: (view) => ({
    title: `#${view.entry._id} sent for certification`,
    lines: [
      `${view.course}. I have told ${certifiersOf(view) || 'your teacher'}.`,
      ...(view.entry.dueAt ? [`A decision is due by ${at(view.entry.dueAt)}. You will hear of it at once.`] : []),
      'While it is pending it cannot be edited. Withdraw it first to change it.',
      ...receiptLines(view.entry.files),
    ],
    note: onSchoolPlatform,
    buttons: entryButtons.nextSteps(view.entry),
    alt: `#${view.entry._id} sent for certification`,
  }),

  spared: ({ entry, course }, { _id, origin }) => ({
    title: `#${entry._id} is certified; no teacher is asked`,
    lines: [
      `${course}: the files are the very ones (SHA-256) of #${_id}, certified ${origin ? `at your former school (${origin.school}, ${origin.term})` : 'already'}. No second certification is needed.`,
      ...receiptLines(entry.files),
    ],
    note: `${origin ? `Certified status survives a transfer: ${basis({ basis: 'regulation', clause: '§七', rule: 'R-11' })}. ` : ''}The same files are not certified twice: ${basis({ basis: 'school', rule: 'R-11' })}. ${onSchoolPlatform}`,
    buttons: [ask('artifact.list')],
    alt: `#${entry._id} is certified`,
  }),

  sentMany: (sent, notSent) => [
    {
      title: `${entriesOf(sent.length)} sent`,
      lines: sent.map(ownLine),
      note: onSchoolPlatform,
      buttons: [askButton('See progress', 'artifact.list', { status: 'pending' })],
    },
    ...notSent,
  ],

  whichToSend: (drafts) => ({
    title: `${plural(drafts.length, 'draft')} not sent yet`,
    lines: ['Which one shall I send?', ...drafts.map(ownLine)],
    buttons: [
      ...drafts.slice(0, 9).map(({ entry }) => entryButtons.sendOne(entry)),
      { label: 'Send all', press: presses.intent('artifact.send', { target: 'all' }), style: 'primary' },
    ],
  }),
  noDrafts: () => ({
    lines: ['0 drafts: nothing waits to be sent.'],
    buttons: [ask('artifact.list'), ask('artifact.submit')],
  }),

  withdrawn: ({ entry }, warning) => ({
    title: `#${entry._id} withdrawn, a draft again`,
    lines: [
      "The teacher's buttons no longer work.",
      warning === 'notEditable'
        ? 'The upload has closed, so it cannot be changed. You may send it as it is until certification closes.'
        : warning === 'notSendable'
          ? 'Certification has closed, so it cannot be sent again.'
          : 'Remember to send it again when it is ready.',
    ],
    buttons: entryButtons.afterWithdrawing(entry, warning),
    alt: `#${entry._id} withdrawn`,
  }),

  deleteOrNot: ({ entry, course }, yes, no) => ({
    title: `Delete #${entry._id}?`,
    lines: [
      `${course} (${stateNames[entry.state]}). Deleting frees 1 place and cannot be undone.`,
      ...(entry.everSent
        ? ['It was sent before, so the school keeps it (Supplementary Regulations, §8). It only leaves your list.']
        : []),
    ],
    buttons: [yes, no],
    alt: `Delete #${entry._id}?`,
  }),
  deleteYes: 'Delete',
  keep: 'Keep',
  deleted: (id, left) => ({
    lines: [`#${id} deleted, 1 place freed. ${entriesOf(left)} left in that semester.`],
    buttons: [ask('artifact.list')],
  }),
  kept: () => ({ lines: ['Good, it stays.'] }),
  whichToWithdraw: (views) => ({
    lines: ['Which one? Drafts are deleted, pending ones are withdrawn.', ...views.map(ownStateLine)],
    buttons: views.slice(0, 12).map(({ entry }) => entryButtons.withdraw(entry)),
  }),
  deleteManyOrNot: (views, yes, no) => ({
    title: `Delete ${plural(views.length, 'draft')}?`,
    lines: [...views.map(ownLine), 'This cannot be undone. Pending ones are not included: withdraw them one by one.'],
    buttons: [yes, no],
    alt: 'Delete drafts?',
  }),
  nothingToWithdraw: () => ({
    lines: ['0 entries: no draft to delete, nothing pending to withdraw.'],
    buttons: [ask('artifact.list')],
  }),

  list: (views, total, filter, more) => {
    const what = [
      ...(filter.term ? [`in ${filter.term}`] : []),
      ...(filter.status ? [`(${stateNames[filter.status]})`] : []),
    ].join(' ')
    const title = `${plural(total, 'course outcome')} ${what}`.trim()
    if (total === 0) return { lines: [`${title}.`], buttons: [ask('artifact.submit'), ask('quota.remaining')] }
    return {
      title,
      lines: views.map((view) =>
        [ownLine(view), stateNames[view.entry.state], ...(filter.term ? [] : [view.entry.term ?? ''])].join(' | '),
      ),
      ...(views.some(({ entry }) => entry.state === 'draft')
        ? { note: 'Teachers do not see a draft until you send it.' }
        : {}),
      buttons: [...views.map(({ entry }) => entryButtons.show(entry)), ...(more ? [more] : [])],
    }
  },
  more: 'Next page',

  files: ({ entry }, links) => ({
    title: `Files of #${entry._id}`,
    lines: [...fileLines(entry.files), 'The links work for a day, for you alone. Later, press "Open files" again.'],
    buttons: entryButtons.openAndDownload(links),
    alt: 'Links to files',
  }),

  verified: (files, now) => {
    if (files.length === 0) {
      return { lines: ['0 files: you have none on the school platform yet.'], buttons: [ask('artifact.submit')] }
    }
    const bad = files.filter((file) => file.state !== 'intact')
    return {
      title:
        bad.length === 0
          ? `${plural(files.length, 'file')} here, unchanged`
          : `${plural(bad.length, 'file')} with a problem`,
      lines: [
        `Each was read again (${enInstant(now)}) and compared with its SHA-256 from when it came.`,
        ...bad.map(
          ({ entry, name, state }) => `#${entry} ${name}: ${state === 'missing' ? 'cannot be read' : 'not as it came'}`,
        ),
        ...(bad.length > 0 ? ['Please show this message to the Registrar and have the original files ready.'] : []),
      ],
      note: 'These are the files on the school platform. The school submits them to the central database later.',
    }
  },

  noSuch: (id) => ({
    lines: [`There is no ${id} in your list.`],
    buttons: [ask('artifact.list')],
  }),
}
