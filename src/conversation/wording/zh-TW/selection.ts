import type { DateTime } from 'luxon'
import type { SelectionFinal, SelectionStanding } from '../../../portfolio/selectionRules.ts'
import type { SelectionRefusal } from '../../../portfolio/selections.ts'
import type { EntryView } from '../../../portfolio/views.ts'
import { citationOf } from '../../../regulation/citation.ts'
import { isOpenAt, phase } from '../../../regulation/phase.ts'
import { type SelectionKind, selectionLimit } from '../../../regulation/selection.ts'
import type { Button, Reply } from '../../message.ts'
import { headlineOf } from '../diverseNames.ts'
import { zhInstant } from '../format.ts'
import type { SelectionPage } from '../selectionPage.ts'
import { ask } from './buttons.ts'
import { bases, basis, windowBasis } from './citations.ts'
import { ownLine } from './entryLines.ts'
import { stateNames } from './names.ts'
import { windowText } from './windows.ts'

const kindNames: Record<SelectionKind, string> = { course: '課程學習成果', diverse: '多元表現' }

/** 「115 學年課程學習成果」 */
const named = ({ rules: { year, kind } }: SelectionStanding) => `${year} 學年${kindNames[kind]}`

const limitIn = ({ rules: { kind, ruleset } }: SelectionStanding) => selectionLimit(kind, ruleset)

/** 「已勾選 3/6 件」; in the year of a status change what is left is not to be worked out. */
const counted = (standing: SelectionStanding) => {
  const { rules, selection } = standing
  const limit = rules.isStatusChanged ? '' : `/${limitIn(standing).value}`
  return `已勾選 ${selection.ticked.length}${limit} 件`
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
  window.closesAt ? `${zhInstant(window.closesAt, now)} 前都可以改。` : '鎖定之前都可以改。'

const elsewhere = ({ rules }: SelectionStanding, office: string) =>
  rules.isStatusChanged ? [`你這學年學籍有異動，還能勾選幾件不在這裡計算，由${office}處理。`] : []

/** 「#12 國文（115-1）」, 「#13 服務學習（淨灘）」 */
const entryLine = (view: EntryView) => {
  const detail = view.entry.term ?? headlineOf(view.entry.fields ?? {})
  return `${ownLine(view)}${detail ? `（${detail}）` : ''}`
}

const outcomeOf = ({ isTicked, isChanged }: NonNullable<SelectionPage['done']>) => {
  if (isChanged) return isTicked ? '已勾選' : '已取消勾選'
  return isTicked ? '本來就勾選了' : '本來就沒有勾選'
}

/** What a close made of a selection. */
const atClose = ({ selection: { ticked } }: SelectionStanding) =>
  ticked.length > 0 ? `；截止時勾著的 ${ticked.length} 件算數` : '；沒有勾選，視同放棄上傳中央資料庫'

const whenOf = (standing: SelectionStanding, now: DateTime) => {
  const { window } = standing.rules
  return `${named(standing)}勾選：${windowText(window, now)}${phase(window, now) === 'closed' ? atClose(standing) : ''}。`
}

/** Selecting for the central database. */
export const selection = {
  tick: (entry: number): string => `勾選 #${entry}`,
  untick: (entry: number): string => `取消 #${entry}`,
  open: (kind: SelectionKind, year: number): string => `${year} 學年${kindNames[kind]}`,
  lock: (count: number): string => `鎖定這 ${count} 件`,
  more: '下一頁',
  back: '上一頁',
  change: '改勾選',

  page: (
    standing: SelectionStanding,
    { views, total, page, pages, done, buttons }: SelectionPage,
    office: string,
    now: DateTime,
  ): Reply => {
    const { ticked } = standing.selection
    const limit = limitIn(standing).value
    const title = done && `#${done.entry} ${outcomeOf(done)}`
    return {
      title: title ?? named(standing),
      lines: [
        `${counted(standing)}（${named(standing)}），${changeable(standing, now)}`,
        ...views.map((view) => (ticked.includes(view.entry._id) ? `✓ ${entryLine(view)}` : entryLine(view))),
        ...(pages > 1 ? [`可以勾選的共 ${total} 件，這是第 ${page}/${pages} 頁。`] : []),
        ...(ticked.length >= limit ? [`已滿 ${limit} 件；要換的話，先取消一件。`] : []),
        ...elsewhere(standing, office),
        '選好就鎖定；沒鎖定的，截止時勾著的也算數，0 件也可以。',
      ],
      note: places([standing]),
      buttons,
      alt: `${title ? `${title}，` : ''}${named(standing)}${counted(standing)}`,
    }
  },

  which: (standings: SelectionStanding[], now: DateTime, buttons: Button[]): Reply => ({
    title: '要勾選哪一種？',
    lines: standings.map((standing) => `${named(standing)}：${counted(standing)}，${changeable(standing, now)}`),
    note: places(standings),
    buttons,
  }),

  notOpen: (standings: SelectionStanding[], now: DateTime, office: string): Reply => ({
    lines: ['現在沒有開放勾選。', ...standings.map((standing) => whenOf(standing, now)), `有特殊情形請找${office}。`],
    note: places(standings),
    buttons: [ask('selection.show'), ask('deadline.ask', { kind: 'selection' })],
  }),

  nothingToSelect: (standing: SelectionStanding, now: DateTime): Reply => ({
    lines: [
      standing.rules.kind === 'course'
        ? `0 件可以勾選：${named(standing)}還沒有經老師認證的。`
        : `0 件可以勾選：${named(standing)}還沒有登錄的。`,
      whenOf(standing, now),
    ],
    note: places([standing]),
    buttons: [ask('artifact.list', { kind: standing.rules.kind })],
  }),

  left: (office: string): Reply => ({
    lines: [`你已經離校，勾選由${office}處理。清單和收訖明細還是看得到。`],
    note: basis({ basis: 'school', rule: 'R-8' }),
    buttons: [ask('selection.show')],
  }),

  none: (standings: SelectionStanding[], now: DateTime, buttons: Button[]): Reply => ({
    lines: ['0 件：你還沒有勾選。', ...standings.map((standing) => whenOf(standing, now))],
    note: places(standings),
    buttons,
  }),

  shown: (
    standing: SelectionStanding,
    views: EntryView[],
    office: string,
    now: DateTime,
    buttons: Button[],
  ): Reply => ({
    title: `${named(standing)}${counted(standing)}`,
    lines: [
      ...views.map((view) => `✓ ${entryLine(view)}`),
      isOpenAt(standing.rules.window, now) ? `還沒鎖定，${changeable(standing, now)}` : whenOf(standing, now),
      ...elsewhere(standing, office),
    ],
    note: places([standing]),
    buttons,
  }),

  /** What is final: since when, what, and where it stands. */
  receipt: (standing: SelectionStanding, views: EntryView[], { at, by }: SelectionFinal): Reply => ({
    title: `${named(standing)}勾選已鎖定`,
    lines: [
      `${counted(standing)}。${by === 'close' ? '勾選期間截止，截止時勾著的算數。' : ''}`,
      { label: '鎖定時間', value: zhInstant(at) },
      ...views.map((view) => `✓ ${entryLine(view)}`),
      ...(views.length === 0 ? [`這學年不上傳${kindNames[standing.rules.kind]}到中央資料庫。`] : []),
      '存在學校平台，還沒有進中央資料庫；學校提交之後，會請你確認收訖明細。',
    ],
    note: places([standing]),
    buttons: [ask('selection.show')],
    alt: `${named(standing)}${counted(standing)}，已鎖定`,
  }),

  lockOrNot: (standing: SelectionStanding, views: EntryView[], office: string, yes: Button, no: Button): Reply => ({
    title: `要鎖定 ${named(standing)}的勾選嗎？`,
    lines: [
      views.length > 0 ? `${counted(standing)}，鎖定後不能再改：` : '0 件：鎖定後這學年就不能再勾選。',
      ...views.map(entryLine),
      ...elsewhere(standing, office),
    ],
    note: places([standing]),
    buttons: [yes, no],
  }),
  lockYes: '確定鎖定',
  lockNo: '先不要',
  notLocked: (): Reply => ({ lines: ['好，還沒鎖定。'], buttons: [ask('selection.choose')] }),
  changedSince: (): Reply => ({ lines: ['在這之後勾選又改過，沒有鎖定。請再看一次：'] }),

  refused: (refusal: SelectionRefusal, now: DateTime, office: string): Reply => {
    if (refusal.reason === 'noSuchEntry') {
      return { lines: ['找不到這一件，可能已經刪除了。'], buttons: [ask('selection.choose')] }
    }
    const { entry, refusal: why } = refusal
    const which = entry ? `#${entry._id} ` : ''
    const note = 'citation' in why ? basis(why.citation) : windowBasis(why.window.source)
    switch (why.reason) {
      case 'notYours':
        return { lines: ['只有學生本人可以勾選。'], note }
      case 'left':
        return selection.left(office)
      case 'locked':
        return {
          lines: [`${named(refusal)}的勾選已經鎖定，不能再改。`, `需要更正請找${office}。`],
          note,
          buttons: [ask('selection.show')],
        }
      case 'notCertified':
        return {
          lines: [`${which}現在是「${stateNames[why.state]}」，經老師認證才能勾選。`],
          note,
          buttons: [ask('selection.choose')],
        }
      case 'full':
        return {
          lines: [`${named(refusal)}已滿 ${why.limit} 件，${which}沒有勾選。`, '要換的話，先取消一件。'],
          note,
          buttons: [ask('selection.choose', { kind: refusal.rules.kind })],
        }
      default:
        return selection.notOpen([refusal], now, office)
    }
  },
}
