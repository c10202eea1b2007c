import type { DateTime } from 'luxon'
import { type ItemStanding, instant, type ReceiptItem, standingAt } from '../../../portfolio/submission/receipt.ts'
import type { ReceiptView } from '../../../portfolio/submission/receiptViews.ts'
import { diverseCategories } from '../../../regulation/diverseCategory.ts'
import { enInstant, plural } from '../format.ts'
import { askButton } from '../presses.ts'
import { receiptButtonsIn } from '../receiptButtons.ts'
import type { receipts as zhTW } from '../zh-TW/receipts.ts'
import { basis } from './citations.ts'
import { diverseNames } from './diverseNames.ts'
import { submission as submissions } from './submission.ts'

/** More than these are counted, not named. */
const namedAtMost = 12

const standingNames: Record<ItemStanding, string> = {
  matched: '✓',
  missing: '✗ missing:',
  changed: '✗ differs:',
  extra: '✗ too many:',
}

const buttons = receiptButtonsIn({
  accept: 'It is right',
  report: 'Report an issue',
  'data-right': 'The data is right',
  corrected: 'Corrected',
})

const own = () => basis({ basis: 'regulation', clause: '§九(三)', rule: 'R-10' })
const ofUnit = () => basis({ basis: 'regulation', clause: '§六(三)', rule: 'R-10' })
const national = () => basis({ basis: 'national', rule: 'R-10' })
const see = () => askButton('My receipt statement', 'receipt.show')
const status = () => askButton('Submission status', 'submission.status')
const whose = ({ className, student }: ReceiptView) => [className, student].filter(Boolean).join(' ')

/** "#12 國文", "row 3 數學" */
function itemName({ key, about }: ReceiptItem, { submission: { what }, courses }: ReceiptView): string {
  const category = diverseCategories.find((each) => each === about)
  const name = category ? diverseNames.categories[category] : (courses.get(about) ?? about)
  const isEntry = what === 'course-outcomes' || what === 'diverse'
  return `${isEntry ? `#${key}` : `row ${key}`}${name ? ` ${name}` : ''}`
}

function itemLines(view: ReceiptView): string[] {
  const { items } = view.receipt
  const differing = items.filter(({ standing }) => standing !== 'matched')
  const shown = [...differing, ...items.filter(({ standing }) => standing === 'matched')].slice(0, namedAtMost)
  return [
    ...shown.map((item) => `${standingNames[item.standing]} ${itemName(item, view)}`),
    ...(items.length > shown.length ? [`and ${items.length - shown.length} more.`] : []),
  ]
}

/** "3 items, 1 differs" */
function counted({ receipt: { items } }: ReceiptView): string {
  const differing = items.filter(({ standing }) => standing !== 'matched').length
  if (items.length === 0) return '0 items'
  return `${plural(items.length, 'item')}, ${differing > 0 ? plural(differing, 'differs', 'differ') : 'all as submitted'}`
}

function stateLine({ receipt }: ReceiptView, now: DateTime): string {
  const until = enInstant(instant(receipt.until), now)
  const { state, silent } = standingAt(receipt, now)
  if (state === 'disputed') {
    if (receipt.awaitsRevision) return 'Your report was right: the school submits it anew and then asks you again.'
    return receipt.dueAt
      ? `You reported an issue; the school investigates it by ${enInstant(instant(receipt.dueAt), now)}.`
      : ''
  }
  if (state === 'confirmed')
    return silent ? `Nothing was reported by ${until}, which counts as confirmed.` : 'You have confirmed it.'
  return now < instant(receipt.opensAt)
    ? `You can confirm it from ${enInstant(instant(receipt.opensAt), now)} to ${until}.`
    : `Please confirm or report an issue by ${until}; silence counts as confirmed.`
}

export const receipts: typeof zhTW = {
  commonReasons: ['One is missing', 'One too many', 'Not my file', 'The content differs'],
  typeReason: 'In my own words',
  reasonHint: 'Such as: one of mine is missing',
  notNow: 'Not now',

  none: (office) => ({
    lines: [
      '0 receipt statements of yours yet.',
      `You are reminded once the school has submitted and the statement is here; questions: ${office}.`,
    ],
    note: own(),
    buttons: [askButton('When is that?', 'deadline.ask', { kind: 'receipt' })],
  }),

  statement: (view, now, office) => ({
    title: `Receipt statement: ${submissions.name(view.submission)}`,
    lines: [
      `${counted(view)} (revision ${view.receipt.revision}).`,
      ...itemLines(view),
      stateLine(view, now),
      ...(buttons.ofStudent(view.receipt, now).length === 0 ? [`Questions: ${office}.`] : []),
    ],
    note: `${own()}\n${national()}`,
    buttons: buttons.ofStudent(view.receipt, now),
    alt: `Receipt statement: ${counted(view)}`,
  }),

  lookFirst: (count) => ({
    lines: [
      count > 1
        ? `${count} statements wait for you: please look at each before you confirm.`
        : 'Something in it differs: please look first, then decide.',
    ],
  }),
  confirmed: (view) => ({
    title: 'Receipt statement confirmed',
    lines: [`${submissions.name(view.submission)}: ${counted(view)}; your confirmation is recorded.`],
    note: own(),
    buttons: [see()],
    alt: 'Receipt statement confirmed',
  }),

  whichOne: (choices) => ({ lines: ['Which receipt statement is it about?'], buttons: choices }),
  askReason: (view, choices) => ({
    lines: [`What is wrong with the receipt statement of ${submissions.name(view.submission)}? Choose, or type it.`],
    note: national(),
    buttons: choices,
  }),
  typeNow: () => ({ lines: ['Please type what is wrong.'] }),
  nothingReported: () => ({ lines: ['Nothing was reported.'], buttons: [see()] }),
  reported: (view, now) => ({
    title: 'Your report on the receipt statement is in',
    lines: [
      submissions.name(view.submission),
      ...(view.receipt.dueAt
        ? [`The school investigates it by ${enInstant(instant(view.receipt.dueAt), now)} and tells you the outcome.`]
        : []),
    ],
    note: `${ofUnit()}\n${national()}`,
    buttons: [see()],
    alt: 'Your report is in',
  }),

  disputed: (view, now) => ({
    title: 'A student reports an issue with a receipt statement',
    lines: [
      { label: 'Student', value: whose(view) },
      { label: 'Submission', value: `${view.submission._id} ${submissions.name(view.submission)}` },
      { label: 'Report', value: view.receipt.reason ?? '' },
      ...itemLines(view),
      ...(view.receipt.dueAt ? [`To be investigated by ${enInstant(instant(view.receipt.dueAt), now)}.`] : []),
    ],
    note: `${ofUnit()}\n${national()}`,
    buttons: buttons.ofOffice(view.receipt),
    alt: 'A student reports an issue',
  }),

  resolved: (view, now) => ({
    title: 'The outcome is recorded',
    lines: [
      view.receipt.state === 'open'
        ? `${whose(view)}: asked to check again by ${enInstant(instant(view.receipt.until), now)}.`
        : `${whose(view)}: package the correction, import the new statement, and they are asked again.`,
    ],
    note: ofUnit(),
    buttons: [status()],
    alt: 'The outcome is recorded',
  }),
  outcome: (view, now) => ({
    title: 'Your report has an outcome',
    lines: [
      submissions.name(view.submission),
      view.receipt.state === 'open'
        ? `The data is right. Please look again by ${enInstant(instant(view.receipt.until), now)}: confirm, or report again.`
        : 'It needs correcting: the school submits it anew and then asks you again.',
    ],
    note: `${ofUnit()}\n${national()}`,
    buttons: [...buttons.ofStudent(view.receipt, now), see()],
    alt: 'Your report has an outcome',
  }),

  refused: (refusal, now, office) => {
    switch (refusal.reason) {
      case 'noSuchReceipt':
        return { lines: ['There is no such receipt statement. Nothing was changed.'], buttons: [see()] }
      case 'stale':
        return { lines: ['It has changed since, so nothing was recorded. As it is now:'] }
      case 'notYet':
        return {
          lines: [`Not open yet: from ${enInstant(instant(refusal.receipt.opensAt), now)}.`],
          note: own(),
          buttons: [see()],
        }
      case 'closed':
        return {
          lines: [
            `It closed at ${enInstant(instant(refusal.receipt.until), now)}; silence counts as confirmed.`,
            `If something stood in your way, ask ${office}.`,
          ],
          note: `${own()}\n${basis({ basis: 'school', rule: 'R-10' })}`,
          buttons: [see()],
        }
      case 'confirmed':
        return { lines: ['It is confirmed already.'], note: own(), buttons: [see()] }
      case 'disputed':
        return {
          lines: ['You have reported an issue with it; please confirm once the outcome is there.'],
          note: ofUnit(),
          buttons: [see()],
        }
      case 'notDisputed':
        return { lines: ['No report waits for an outcome there. Nothing was changed.'], buttons: [status()] }
      case 'notYours':
        return submissions.notYours()
      case 'noStatement':
        return {
          lines: ['The statement of the latest revision is not imported yet, so it cannot be confirmed.'],
          note: ofUnit(),
          buttons: [status()],
        }
    }
  },
}
