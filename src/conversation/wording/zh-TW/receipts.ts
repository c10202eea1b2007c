import type { DateTime } from 'luxon'
import { type ItemStanding, instant, type ReceiptItem, standingAt } from '../../../portfolio/submission/receipt.ts'
import type { ReceiptRefusal } from '../../../portfolio/submission/receipts.ts'
import type { ReceiptView } from '../../../portfolio/submission/receiptViews.ts'
import { diverseCategories } from '../../../regulation/diverseCategory.ts'
import type { Button, Reply } from '../../message.ts'
import { zhInstant } from '../format.ts'
import { askButton } from '../presses.ts'
import { receiptButtonsIn } from '../receiptButtons.ts'
import { basis } from './citations.ts'
import { diverseNames } from './diverseNames.ts'
import { submission as submissions } from './submission.ts'

/** More than these are counted, not named. */
const namedAtMost = 12

const standingNames: Record<ItemStanding, string> = {
  matched: '✓',
  missing: '✗ 少了',
  changed: '✗ 不一致',
  extra: '✗ 多出',
}

const buttons = receiptButtonsIn({
  accept: '確認無誤',
  report: '回報問題',
  'data-right': '資料正確',
  corrected: '已更正',
})

const own = () => basis({ basis: 'regulation', clause: '§九(三)', rule: 'R-10' })
const ofUnit = () => basis({ basis: 'regulation', clause: '§六(三)', rule: 'R-10' })
const national = () => basis({ basis: 'national', rule: 'R-10' })
const see = () => askButton('看收訖明細', 'receipt.show')

/** 「#12 國文」「第 3 筆 數學」 */
function itemName({ key, about }: ReceiptItem, { submission: { what }, courses }: ReceiptView): string {
  const category = diverseCategories.find((each) => each === about)
  const name = category ? diverseNames.categories[category] : (courses.get(about) ?? about)
  const isEntry = what === 'course-outcomes' || what === 'diverse'
  return `${isEntry ? `#${key}` : `第 ${key} 筆`}${name ? ` ${name}` : ''}`
}

function itemLines(view: ReceiptView): string[] {
  const { items } = view.receipt
  const differing = items.filter(({ standing }) => standing !== 'matched')
  const shown = [...differing, ...items.filter(({ standing }) => standing === 'matched')].slice(0, namedAtMost)
  return [
    ...shown.map((item) => `${standingNames[item.standing]} ${itemName(item, view)}`),
    ...(items.length > shown.length ? [`另外 ${items.length - shown.length} 筆。`] : []),
  ]
}

/** 「3 筆，1 筆不符」 */
function counted({ receipt: { items } }: ReceiptView): string {
  const differing = items.filter(({ standing }) => standing !== 'matched').length
  return `${items.length} 筆${items.length === 0 ? '' : differing > 0 ? `，${differing} 筆不符` : '，都相符'}`
}

function stateLine({ receipt }: ReceiptView, now: DateTime): string {
  const until = zhInstant(instant(receipt.until), now)
  const { state, silent } = standingAt(receipt, now)
  if (state === 'disputed') {
    if (receipt.awaitsRevision) return '你的回報查明屬實，學校更正後會重新提交，到時再請你確認。'
    return receipt.dueAt ? `你回報了問題，學校會在 ${zhInstant(instant(receipt.dueAt), now)} 前查明。` : ''
  }
  if (state === 'confirmed') return silent ? `${until} 前沒有回報，視同確認。` : '你已經確認。'
  return now < instant(receipt.opensAt)
    ? `${zhInstant(instant(receipt.opensAt), now)} 開放確認，到 ${until}。`
    : `請在 ${until} 前確認或回報問題；沒有回報就視同確認。`
}

/** The receipt statement of what was submitted. */
export const receipts = {
  commonReasons: ['少一件', '多一件', '檔案不是我的', '內容不一致'] as readonly string[],
  typeReason: '自己寫',
  reasonHint: '例如：少了國文那一件',
  notNow: '先不要',

  none: (office: string): Reply => ({
    lines: ['0 份：還沒有你的收訖明細。', `學校提交、收到明細之後，會提醒你來確認；有疑問請找${office}。`],
    note: own(),
    buttons: [askButton('什麼時候確認', 'deadline.ask', { kind: 'receipt' })],
  }),

  statement: (view: ReceiptView, now: DateTime, office: string): Reply => ({
    title: `收訖明細：${submissions.name(view.submission)}`,
    lines: [
      `${counted(view)}（提交第 ${view.receipt.revision} 版）。`,
      ...itemLines(view),
      stateLine(view, now),
      ...(buttons.ofStudent(view.receipt, now).length === 0 ? [`還有疑問請找${office}。`] : []),
    ],
    note: `${own()}\n${national()}`,
    buttons: buttons.ofStudent(view.receipt, now),
    alt: `收訖明細：${counted(view)}`,
  }),

  lookFirst: (count: number): Reply => ({
    lines: [count > 1 ? `有 ${count} 份等你確認，請一份一份看過再按。` : '這一份有不符的地方，請先看過再決定。'],
  }),
  confirmed: (view: ReceiptView): Reply => ({
    title: '已確認收訖明細',
    lines: [`${submissions.name(view.submission)}：${counted(view)}，已記錄你的確認。`],
    note: own(),
    buttons: [see()],
    alt: '已確認收訖明細',
  }),

  whichOne: (choices: Button[]): Reply => ({ lines: ['要回報哪一份收訖明細？'], buttons: choices }),
  askReason: (view: ReceiptView, choices: Button[]): Reply => ({
    lines: [`${submissions.name(view.submission)}的收訖明細有什麼問題？選一個，或直接打字。`],
    note: national(),
    buttons: choices,
  }),
  typeNow: (): Reply => ({ lines: ['好，請直接打字說明哪裡不對。'] }),
  nothingReported: (): Reply => ({ lines: ['好，沒有回報。'], buttons: [see()] }),
  reported: (view: ReceiptView, now: DateTime): Reply => ({
    title: '已回報收訖明細的問題',
    lines: [
      submissions.name(view.submission),
      ...(view.receipt.dueAt ? [`學校會在 ${zhInstant(instant(view.receipt.dueAt), now)} 前查明，結果會告訴你。`] : []),
    ],
    note: `${ofUnit()}\n${national()}`,
    buttons: [see()],
    alt: '已回報收訖明細的問題',
  }),

  /** To the submitting office. */
  disputed: (view: ReceiptView, now: DateTime): Reply => ({
    title: '收訖明細有學生回報問題',
    lines: [
      { label: '學生', value: [view.className, view.student].filter(Boolean).join(' ') },
      { label: '提交', value: `${view.submission._id}｜${submissions.name(view.submission)}` },
      { label: '回報', value: view.receipt.reason ?? '' },
      ...itemLines(view),
      ...(view.receipt.dueAt ? [`請在 ${zhInstant(instant(view.receipt.dueAt), now)} 前查明。`] : []),
    ],
    note: `${ofUnit()}\n${national()}`,
    buttons: buttons.ofOffice(view.receipt),
    alt: '收訖明細有學生回報問題',
  }),

  /** To the office, once it has said what came of it. */
  resolved: (view: ReceiptView, now: DateTime): Reply => ({
    title: '已記錄查明結果',
    lines: [
      `${[view.className, view.student].filter(Boolean).join(' ')}：${
        view.receipt.state === 'open'
          ? `請學生在 ${zhInstant(instant(view.receipt.until), now)} 前再確認一次。`
          : '更正後請重新打包提交，匯入新的收訖明細，再請學生確認。'
      }`,
    ],
    note: ofUnit(),
    buttons: [askButton('提交進度', 'submission.status')],
    alt: '已記錄查明結果',
  }),
  /** To the student. */
  outcome: (view: ReceiptView, now: DateTime): Reply => ({
    title: '收訖明細的回報有結果了',
    lines: [
      submissions.name(view.submission),
      view.receipt.state === 'open'
        ? `學校查明資料正確，請在 ${zhInstant(instant(view.receipt.until), now)} 前再看一次：確認，或再回報。`
        : '學校查明需要更正，更正後會重新提交，到時再請你確認。',
    ],
    note: `${ofUnit()}\n${national()}`,
    buttons: [...buttons.ofStudent(view.receipt, now), see()],
    alt: '收訖明細的回報有結果了',
  }),

  refused: (refusal: ReceiptRefusal, now: DateTime, office: string): Reply => {
    switch (refusal.reason) {
      case 'noSuchReceipt':
        return { lines: ['找不到這一份收訖明細，沒有做任何變動。'], buttons: [see()] }
      case 'stale':
        return { lines: ['在這之後又有變動，沒有記錄。現在是這樣：'] }
      case 'notYet':
        return {
          lines: [`還沒開放，${zhInstant(instant(refusal.receipt.opensAt), now)} 起可以確認。`],
          note: own(),
          buttons: [see()],
        }
      case 'closed':
        return {
          lines: [
            `確認期間已在 ${zhInstant(instant(refusal.receipt.until), now)} 截止，沒有回報的視同確認。`,
            `有特殊情形請找${office}。`,
          ],
          note: `${own()}\n${basis({ basis: 'school', rule: 'R-10' })}`,
          buttons: [see()],
        }
      case 'confirmed':
        return { lines: ['這一份已經確認過了。'], note: own(), buttons: [see()] }
      case 'disputed':
        return {
          lines: ['這一份你已經回報問題，學校正在處理，等結果出來再確認。'],
          note: ofUnit(),
          buttons: [see()],
        }
      case 'notDisputed':
        return {
          lines: ['這一份現在沒有等待查明的回報，沒有做任何變動。'],
          buttons: [askButton('提交進度', 'submission.status')],
        }
      case 'notYours':
        return submissions.notYours()
      case 'noStatement':
        return {
          lines: ['還沒有匯入最新一版的收訖明細，還不能確認。'],
          note: ofUnit(),
          buttons: [askButton('提交進度', 'submission.status')],
        }
    }
  },
}
