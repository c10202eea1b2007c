import type { DateTime } from 'luxon'
import type { NoticeRefusal } from '../../../regulation/checkNotices.ts'
import { type Operation, operations } from '../../../regulation/operation.ts'
import { instantOf } from '../../../regulation/schoolTime.ts'
import type { MovedEffect, MovedReminders, ToldCounts } from '../../../reminders/movedEffect.ts'
import type { MovedWindow } from '../../../school/movedWindows.ts'
import type { Button, Line, Reply } from '../../message.ts'
import { zhDate, zhInstant } from '../format.ts'
import { ask } from './buttons.ts'
import { bases, basis } from './citations.ts'
import { operationNames, scopeName, span, whom } from './windows.ts'

/** 「課程學習成果上傳（115-1 高一）｜8/31（一） 到 2/10（三） 23:59；原本到 2/3（三） 23:59」 */
const line = (moved: MovedWindow, now: DateTime): Line => ({
  label: `${operationNames[moved.operation]}（${[scopeName(moved.scope), whom(moved)].filter(Boolean).join(' ')}）`,
  value: `${span(moved.window, now) || '尚未公告'}；原本：${span(moved.before, now) || '尚未公告'}`,
})

const days = (isoDates: readonly string[]) =>
  isoDates.map((date) => instantOf(date).toFormat('M/d')).join('、') || '沒有'

const remindersLine = ({ operation, before, after }: MovedReminders): Line => ({
  label: `${operationNames[operation]}的提醒日`,
  value: `${days(after)}；原本：${days(before)}`,
})

const toldTo = ({ students, teachers, guardians }: ToldCounts) =>
  [
    `${students} 位學生`,
    ...(teachers > 0 ? [`${teachers} 位老師`] : []),
    ...(guardians > 0 ? [`${guardians} 位法定代理人`] : []),
  ].join('、')

const operationOf = (value: string) => operations.find((each): each is Operation => each === value)

function whyNot(refusal: NoticeRefusal, now: DateTime): { line: string; note: string } {
  const own = '本校作法'
  switch (refusal.reason) {
    case 'duplicateId':
      return { line: `公告編號 ${refusal.notices.join('、')} 重複了。`, note: own }
    case 'unknownTerm':
      return { line: `學校還沒輸入 ${refusal.term} 的日期。`, note: own }
    case 'basisMissing':
      return { line: '高一、高二的多元表現要依主管機關的期程才能改，請寫明依據。', note: basis(refusal.citation) }
    case 'closesBeforeOpens':
      return {
        line: `截止 ${zhInstant(refusal.closesAt, now)} 會早於開放 ${zhInstant(refusal.opensAt, now)}。`,
        note: own,
      }
    case 'receiptUnderMinimum':
      return {
        line: `收訖明細至少要開放 ${refusal.minimumDays} 天，這樣只有 ${refusal.days} 天。`,
        note: basis(refusal.citation),
      }
    case 'belowNationalFloor':
      return {
        line: `${refusal.term} 課程學習成果最早只能在 ${zhDate(instantOf(refusal.floor), now)} 截止（休業式後兩週），不能是 ${zhDate(instantOf(refusal.closes), now)}。`,
        note: basis(refusal.citation),
      }
    case 'certificationBeforeUpload':
      return {
        line: `${refusal.term} 的認證會在 ${zhInstant(refusal.certificationClosesAt, now)} 截止，早於上傳的 ${zhInstant(refusal.uploadClosesAt, now)}。請先改認證的日期。`,
        note: own,
      }
  }
}

/** What official notices change, and whom they are told to. */
export const notices = {
  publish: '公告／改期程',
  confirm: '確認公告',
  askWhat: (choices: Button[]): Reply => ({ lines: ['要公告或更改哪一個期程？'], buttons: choices }),
  whatLabel: (what: string): string => {
    const operation = operationOf(what)
    if (operation) return operationNames[operation]
    return what === 'ceremony' ? '改休業式' : '撤回公告'
  },
  ask: {
    scope: (choices: Button[]): Reply => ({ lines: ['哪一個學期或學年？'], buttons: choices }),
    grade: (choices: Button[]): Reply => ({ lines: ['哪一個年級？'], buttons: choices }),
    division: (choices: Button[]): Reply => ({ lines: ['日間部還是進修部？'], buttons: choices }),
    basis: (choices: Button[]): Reply => ({
      lines: ['高一、高二的多元表現要依主管機關的期程。請打上依據的名稱或文號。'],
      buttons: choices,
    }),
    dates: (choices: Button[]): Reply => ({
      lines: [
        '新的截止時間？例如 2027/4/30 17:00；只打日期就是當天 23:59。',
        '開放日也要改的話，先打開放、再打截止：2027-08-01 2027-08-20',
      ],
      buttons: choices,
    }),
    date: (choices: Button[]): Reply => ({ lines: ['新的休業式日期？例如 2027/1/22'], buttons: choices }),
    notice: (choices: Button[]): Reply => ({
      lines: [choices.length > 1 ? '要撤回哪一則公告？' : '現在沒有可以撤回的公告。'],
      buttons: choices,
    }),
  },
  choiceLabel: {
    scope: (value: string): string => (value.includes('-') ? value : `${value} 學年`),
    grade: (value: string): string => (value === 'all' ? '全部年級' : `${value} 年級`),
    division: (value: string): string => ({ day: '日間部', continuing: '進修部' })[value] ?? '兩部都是',
    basis: (value: string): string => value,
    dates: (value: string): string => value,
    date: (value: string): string => value,
    notice: (value: string): string => value,
  },
  notDates: (): Reply => ({ lines: ['我讀不出日期。請打西元年，例如 2027/4/30 17:00'] }),
  rocDate: (iso: string): Reply => ({ lines: [`請用西元年，這一天是 ${iso}。`] }),
  preview: (id: string, effect: MovedEffect, told: ToldCounts, now: DateTime, buttons: Button[]): Reply => ({
    title: `還沒公告：會影響${toldTo(told)}`,
    lines: [
      ...effect.windows.map((each) => line(each, now)),
      ...(effect.windows.length === 0 ? ['沒有還在進行或還沒開始的期程會變動。'] : []),
      ...effect.reminders.map(remindersLine),
      '確認後立刻生效，並通知上面的人。',
    ],
    note: `編號 ${id}；${basis({ basis: 'regulation', clause: '§四', rule: 'R-3' })}`,
    buttons,
    alt: '請確認期程的變動',
  }),
  published: (id: string, kind: 'notice' | 'ceremony' | 'withdraw', told: ToldCounts): Reply => ({
    title: { notice: `已公告 ${id}`, ceremony: `已改 ${id} 的休業式`, withdraw: `已撤回 ${id}` }[kind],
    lines: [`已生效，會通知${toldTo(told)}；提醒也照新的日期。`],
    note: basis({ basis: 'regulation', clause: '§四', rule: 'R-3' }),
    buttons: [ask('deadline.ask'), ask('task.list')],
  }),
  refused: (refusals: NoticeRefusal[], now: DateTime): Reply => {
    const reasons = refusals.map((refusal) => whyNot(refusal, now))
    return {
      lines: [
        '這樣不能公告，沒有任何變動。',
        ...(reasons.length > 0
          ? reasons.map((reason) => reason.line)
          : ['日期和其他學期衝突，或不在你可以公告的範圍。']),
      ],
      note: [...new Set(reasons.map((reason) => reason.note))].join('；') || '本校作法',
      buttons: [ask('task.list')],
    }
  },
  nothing: (): Reply => ({ lines: ['現在就是這樣，沒有要改的。'], buttons: [ask('deadline.ask')] }),
  gone: (): Reply => ({ lines: ['要改的學期或公告已經不在了，沒有任何變動。'], buttons: [ask('task.list')] }),
  notYours: (): Reply => ({
    lines: ['期程由教務主任公告，進修部的由進修部主任公告；你的帳號現在沒有這個身分。'],
    buttons: [ask('account.whoami')],
  }),

  /** To whom it concerns, unasked. */
  moved: (moved: MovedWindow[], now: DateTime): Reply => ({
    title: `${moved.length} 個期程有變動`,
    lines: moved.map((each) => line(each, now)),
    note: bases(moved.map(({ window }) => window.source)),
    buttons: [ask('deadline.ask')],
    alt: '期程有變動',
  }),
}
