import type { Entry, EntryFile } from '../../portfolio/entry.ts'
import type { FileRole } from '../../regulation/fileLimits.ts'
import type { ActWarning, OutcomeAct } from '../../regulation/outcomeState.ts'
import type { Intent } from '../intent.ts'
import type { Button } from '../message.ts'
import { presses } from './presses.ts'

/** A link that opens one file for one person. */
export interface FileLink {
  file: EntryFile
  open: string
}

/** What the buttons of entries are called in one language. */
export interface EntryLabels {
  send: string
  edit: string
  delete: string
  withdraw: string
  certify: string
  return: string
  takeBack: string
  /** Asks for fresh links to the files. */
  files: string
  /** The same, under links that may be old. */
  refresh: string
  open: Record<FileRole, string>
  download: Record<FileRole, string>
  /** Short verbs: the entry's number follows, as in 「看 #12」. */
  numbered: Record<'show' | 'send' | 'delete' | 'withdraw' | 'return' | 'takeBack', string>
}

/** The acts of the student, which teachers and offices have no buttons for. */
const ofStudent: readonly (OutcomeAct | 'add')[] = ['add', 'edit', 'delete', 'send', 'withdraw']
export const isOfStudent = (act: OutcomeAct | 'add') => ofStudent.includes(act)

type Style = 'primary' | 'danger'

/** The buttons of entries in one language: what can be done in which state, and by whom. Source. */
export function entryButtonsIn(labels: EntryLabels) {
  const { numbered } = labels
  const on = (label: string, intent: Intent, entry: Entry, style?: Style): Button => ({
    label,
    press: presses.onEntry(intent, entry),
    ...(style ? { style } : {}),
  })
  const act = (label: string, name: string, { _id }: Entry): Button => ({ label, press: presses.act(name, _id) })
  const withNumber = (verb: keyof EntryLabels['numbered'], { _id }: Entry) => `${numbered[verb]} #${_id}`

  const show = (entry: Entry) => act(withNumber('show', entry), 'entry.show', entry)
  const files = (entry: Entry) => act(labels.files, 'entry.files', entry)
  const edit = (entry: Entry, style?: Style) => on(labels.edit, 'artifact.edit', entry, style)
  const remove = (entry: Entry) => on(labels.delete, 'artifact.withdraw', entry, 'danger')
  const open = (links: readonly FileLink[]): Button[] =>
    links.map(({ file, open: url }) => ({ label: labels.open[file.role], url }))

  /** What the student can do next. */
  function nextSteps(entry: Entry): Button[] {
    switch (entry.state) {
      case 'draft':
        return [on(labels.send, 'artifact.send', entry, 'primary'), edit(entry), remove(entry), files(entry)]
      case 'pending':
        return [files(entry), on(labels.withdraw, 'artifact.withdraw', entry, 'danger')]
      case 'returned':
        return [edit(entry, 'primary'), remove(entry), files(entry)]
      case 'recorded':
        return [
          ...(entry.selected === 'locked' ? [] : [edit(entry), remove(entry)]),
          ...(entry.files.length > 0 ? [files(entry)] : []),
        ]
      default:
        return [files(entry)]
    }
  }

  const sendOne = (entry: Entry) => on(withNumber('send', entry), 'artifact.send', entry)

  return {
    show,
    nextSteps,
    edit,
    open,
    sendOne,
    /** What is left to do with one that was taken back to a draft. */
    afterWithdrawing: (entry: Entry, warning: ActWarning | undefined): Button[] =>
      warning === 'notEditable' ? [sendOne(entry)] : warning === 'notSendable' ? [show(entry)] : nextSteps(entry),
    /** Deletes a draft or a returned one, takes a pending one back. */
    withdraw: (entry: Entry) =>
      on(withNumber(entry.state === 'pending' ? 'withdraw' : 'delete', entry), 'artifact.withdraw', entry),
    /** What the teacher can do with one that waits. */
    decide: (entry: Entry, links: readonly FileLink[]): Button[] => [
      ...open(links),
      on(labels.certify, 'certification.approve', entry, 'primary'),
      on(labels.return, 'certification.return', entry, 'danger'),
      act(labels.refresh, 'entry.files', entry),
    ],
    return: (entry: Entry) => on(withNumber('return', entry), 'certification.return', entry),
    takeBack: (entry: Entry) => act(labels.takeBack, 'certification.takeBack', entry),
    takeBackOne: (entry: Entry) => act(withNumber('takeBack', entry), 'certification.takeBack', entry),
    openAndDownload: (links: readonly (FileLink & { download: string })[]): Button[] =>
      links.flatMap((link) => [...open([link]), { label: labels.download[link.file.role], url: link.download }]),
    /** After an act that was refused: the student is shown what can be done instead, anyone else the entry. */
    instead: (tried: OutcomeAct | 'add', entry: Entry | undefined): Button[] =>
      entry ? (isOfStudent(tried) ? nextSteps(entry) : [show(entry)]) : [],
  }
}
