import type { DateTime } from 'luxon'
import type { SelectionStanding } from '../../../portfolio/selectionRules.ts'
import type { EntryView } from '../../../portfolio/views.ts'
import { citationOf } from '../../../regulation/citation.ts'
import { isOpenAt, phase } from '../../../regulation/phase.ts'
import { type SelectionKind, selectionLimit } from '../../../regulation/selection.ts'
import { headlineOf } from '../diverseNames.ts'
import { enInstant, plural } from '../format.ts'
import type { selection as zhTW } from '../zh-TW/selection.ts'
import { ask } from './buttons.ts'
import { bases, basis, windowBasis } from './citations.ts'
import { capital, ownLine } from './entryLines.ts'
import { stateNames } from './names.ts'
import { windowText } from './windows.ts'

const kindNames: Record<SelectionKind, string> = { course: 'course outcomes', diverse: 'diverse performance' }

/** "course outcomes of 115" */
const named = ({ rules: { year, kind } }: SelectionStanding) => `${kindNames[kind]} of ${year}`

const limitIn = ({ rules: { kind, ruleset } }: SelectionStanding) => selectionLimit(kind, ruleset)

/** "3 of 6 selected"; in the year of a status change what is left is not to be worked out. */
const counted = (standing: SelectionStanding) => {
  const { rules, selection } = standing
  return `${selection.ticked.length}${rules.isStatusChanged ? '' : ` of ${limitIn(standing).value}`} selected`
}

/** Where it stands. */
const places = (standings: SelectionStanding[]) => bases(standings.flatMap(placesOf))

const placesOf = (standing: SelectionStanding) => {
  const { kind, ruleset, window, isStatusChanged } = standing.rules
  return [
    citationOf(limitIn(standing)),
    citationOf(ruleset[kind].selectionByNotice),
    window.source,
    ...(isStatusChanged ? [citationOf(ruleset.statusChange.statuses)] : []),
  ]
}

const changeable = ({ rules: { window } }: SelectionStanding, now: DateTime) =>
  window.closesAt
    ? `it can be changed until ${enInstant(window.closesAt, now)}.`
    : 'it can be changed until you lock it.'

const elsewhere = ({ rules }: SelectionStanding, office: string) =>
  rules.isStatusChanged
    ? [
        `Your registration status changed this school year, so how many are left is not computed here: ${office} sees to it.`,
      ]
    : []

/** "#12 國文 (115-1)", "#13 service learning (…)" */
const entryLine = (view: EntryView) => {
  const detail = view.entry.term ?? headlineOf(view.entry.fields ?? {})
  return `${ownLine(view)}${detail ? ` (${detail})` : ''}`
}

/** What a close made of a selection. */
const atClose = ({ selection: { ticked } }: SelectionStanding) =>
  ticked.length > 0
    ? `; what was ticked at the close counts: ${ticked.length}`
    : '; nothing was selected, so sending it to the central database counts as waived'

const whenOf = (standing: SelectionStanding, now: DateTime) => {
  const { window } = standing.rules
  const end = phase(window, now) === 'closed' ? atClose(standing) : ''
  return `Selecting ${named(standing)}: ${windowText(window, now)}${end}.`
}

/** Selecting for the central database. */
export const selection: typeof zhTW = {
  tick: (entry) => `Select #${entry}`,
  untick: (entry) => `Unselect #${entry}`,
  open: (kind, year) => `${year}: ${kind === 'course' ? 'outcomes' : 'diverse'}`,
  lock: (count) => `Lock these ${count}`,
  more: 'Next page',
  back: 'Previous page',
  change: 'Change it',

  page: (standing, { views, total, page, pages, done, buttons }, office, now) => {
    const { ticked } = standing.selection
    const limit = limitIn(standing).value
    const title =
      done && `#${done.entry} ${done.isChanged ? 'is now' : 'was already'} ${done.isTicked ? 'selected' : 'unselected'}`
    return {
      title: title ?? capital(named(standing)),
      lines: [
        `${counted(standing)} (${named(standing)}); ${changeable(standing, now)}`,
        ...views.map((view) => (ticked.includes(view.entry._id) ? `✓ ${entryLine(view)}` : entryLine(view))),
        ...(pages > 1 ? [`Page ${page} of ${pages}; ${total} can be selected.`] : []),
        ...(ticked.length >= limit ? [`All ${limit} are taken: to swap, unselect one first.`] : []),
        ...elsewhere(standing, office),
        'Lock it when you are done. Without locking, what is ticked at the close counts too; none is fine.',
      ],
      note: places([standing]),
      buttons,
      alt: `${title ? `${title}; ` : ''}${named(standing)}: ${counted(standing)}`,
    }
  },

  which: (standings, now, buttons) => ({
    title: 'Which would you like to select?',
    lines: standings.map(
      (standing) => `${capital(named(standing))}: ${counted(standing)}; ${changeable(standing, now)}`,
    ),
    note: places(standings),
    buttons,
  }),

  notOpen: (standings, now, office) => ({
    lines: [
      'Selecting is not open now.',
      ...standings.map((standing) => whenOf(standing, now)),
      `For a special case, ask ${office}.`,
    ],
    note: places(standings),
    buttons: [ask('selection.show'), ask('deadline.ask', { kind: 'selection' })],
  }),

  nothingToSelect: (standing, now) => ({
    lines: [
      standing.rules.kind === 'course'
        ? `0 can be selected: no ${named(standing)} are certified yet.`
        : `0 can be selected: no ${named(standing)} is recorded yet.`,
      whenOf(standing, now),
    ],
    note: places([standing]),
    buttons: [ask('artifact.list', { kind: standing.rules.kind })],
  }),

  left: (office) => ({
    lines: [`You have left the school; your selection is with ${office}. Your lists and receipts stay in view.`],
    note: basis({ basis: 'school', rule: 'R-8' }),
    buttons: [ask('selection.show')],
  }),

  none: (standings, now, buttons) => ({
    lines: ['0: you have selected nothing yet.', ...standings.map((standing) => whenOf(standing, now))],
    note: places(standings),
    buttons,
  }),

  shown: (standing, views, office, now, buttons) => ({
    title: `${capital(named(standing))}: ${counted(standing)}`,
    lines: [
      ...views.map((view) => `✓ ${entryLine(view)}`),
      isOpenAt(standing.rules.window, now) ? `Not locked; ${changeable(standing, now)}` : whenOf(standing, now),
      ...elsewhere(standing, office),
    ],
    note: places([standing]),
    buttons,
  }),

  receipt: (standing, views, { at, by }) => ({
    title: `${capital(named(standing))}: selection locked`,
    lines: [
      `${counted(standing)}.${by === 'close' ? ' The window has closed; what was ticked counts.' : ''}`,
      { label: 'Locked', value: enInstant(at) },
      ...views.map((view) => `✓ ${entryLine(view)}`),
      ...(views.length === 0
        ? [`None of your ${kindNames[standing.rules.kind]} goes to the central database this school year.`]
        : []),
      'On the school platform, not yet in the central database; after the school submits it you will be asked to confirm the receipt statement.',
    ],
    note: places([standing]),
    buttons: [ask('selection.show')],
    alt: `${capital(named(standing))}: ${counted(standing)}, locked`,
  }),

  lockOrNot: (standing, views, office, yes, no) => ({
    title: `Lock your selection of ${named(standing)}?`,
    lines: [
      views.length > 0
        ? `${plural(views.length, 'entry', 'entries')}, final once locked:`
        : '0: once locked, nothing can be selected this school year.',
      ...views.map(entryLine),
      ...elsewhere(standing, office),
    ],
    note: places([standing]),
    buttons: [yes, no],
  }),
  lockYes: 'Lock',
  lockNo: 'Not now',
  notLocked: () => ({ lines: ['Good, it is not locked.'], buttons: [ask('selection.choose')] }),
  changedSince: () => ({ lines: ['The selection was changed since, so it was not locked. Please look again:'] }),

  refused: (refusal, now, office) => {
    if (refusal.reason === 'noSuchEntry') {
      return { lines: ['There is no such entry; it may have been deleted.'], buttons: [ask('selection.choose')] }
    }
    const { entry, refusal: why } = refusal
    const which = entry ? `#${entry._id} ` : 'it '
    const note = 'citation' in why ? basis(why.citation) : windowBasis(why.window.source)
    switch (why.reason) {
      case 'notYours':
        return { lines: ['Only the student can select.'], note }
      case 'left':
        return selection.left(office)
      case 'locked':
        return {
          lines: [
            `The selection of ${named(refusal)} is locked and cannot be changed.`,
            `For a correction, ask ${office}.`,
          ],
          note,
          buttons: [ask('selection.show')],
        }
      case 'notCertified':
        return {
          lines: [
            `${capital(which)}is ${stateNames[why.state]}; it can be selected once the teacher has certified it.`,
          ],
          note,
          buttons: [ask('selection.choose')],
        }
      case 'full':
        return {
          lines: [
            `All ${why.limit} of the ${named(refusal)} are taken; ${which}was not selected.`,
            'To swap, unselect one first.',
          ],
          note,
          buttons: [ask('selection.choose', { kind: refusal.rules.kind })],
        }
      default:
        return selection.notOpen([refusal], now, office)
    }
  },
}
