import type { DateTime } from 'luxon'
import { daysLeft } from '../../../regulation/daysLeft.ts'
import { dueStatus } from '../../../regulation/dueStatus.ts'
import { type Duty, doneAtOf } from '../../../school/duties.ts'
import type { Role } from '../../../school/roles.ts'
import type { Button, Reply } from '../../message.ts'
import { zhDate, zhInstant } from '../format.ts'
import { ask } from './buttons.ts'
import { basis } from './citations.ts'
import { roleNames } from './names.ts'

/** What each duty is called; one that is born elsewhere brings its name here. */
const names: Record<string, string> = {
  registration: '學籍資料檢核確認',
  officers: '校級、班級幹部紀錄檢核確認',
  'club-officers': '社團幹部紀錄檢核確認',
  attendance: '出缺勤紀錄檢核確認',
  grades: '學業成績登錄',
  'status-change': '學籍異動學生的紀錄處理',
  meeting: '召開工作小組會議',
  dispute: '查明收訖明細的回報',
  'submit-course-records': '提交學籍與成績',
  'submit-officers': '提交校內幹部經歷',
  'submit-course-outcomes': '提交課程學習成果',
  'submit-diverse': '提交多元表現',
  'unit-confirmation': '提交單位確認收訖明細',
  proxy: '指派代理認證教師',
  deletion: '核准離校生資料刪除',
}

/** On a button there is little room. */
const shortNames: Record<string, string> = {
  registration: '學籍檢核',
  officers: '幹部檢核',
  'club-officers': '社團幹部檢核',
  attendance: '出缺勤檢核',
  'status-change': '學籍異動',
  grades: '成績登錄',
}

/** 「115-2 學業成績登錄（進修部、12 年級）」 */
function name({ what, about = {}, division }: Duty): string {
  const whom = [
    ...(division === 'continuing' ? ['進修部'] : []),
    ...(about.proposal === undefined ? [] : [`提案 ${about.proposal}`]),
    ...(about.submission === undefined ? [] : [`提交 ${about.submission}`]),
    ...(about.student === undefined ? [] : [String(about.student)]),
    ...(about.teacher === undefined ? [] : [String(about.teacher)]),
    ...(about.grades === undefined ? [] : [`${String(about.grades).replaceAll('+', '、')} 年級`]),
  ].join('、')
  return `${about.term ? `${about.term} ` : ''}${names[what] ?? what}${whom ? `（${whom}）` : ''}`
}

function standing(dueAt: DateTime, now: DateTime): string {
  switch (dueStatus(dueAt, now)) {
    case 'late': {
      const days = -daysLeft(dueAt, now)
      return days === 0 ? '今天已逾期' : `已逾期 ${days} 天`
    }
    case 'today':
      return '今天到期'
    case 'tomorrow':
      return '明天到期'
    case 'later':
      return `還有 ${daysLeft(dueAt, now)} 天`
  }
}

const line = (duty: Duty, now: DateTime) => `${name(duty)}｜${zhDate(duty.dueAt, now)} 前，${standing(duty.dueAt, now)}`

const clauses = (duties: readonly Duty[]) => [...new Set(duties.map(({ clause }) => clause))].join('、')

/** Where the duties stand: the due dates of most are the school's own. */
const note = (duties: readonly Duty[]) =>
  `${basis({ basis: 'regulation', clause: clauses(duties), rule: 'R-4' })}；到期日依公告，沒有公告時依本校作法`

/** What offices owe, and when. */
export const duties = {
  name,

  list: (shown: Duty[], open: number, done: number, more: string[], now: DateTime, buttons: Button[]): Reply => ({
    title: open === 0 ? '0 項待辦' : `${open} 項待辦`,
    lines: [
      ...(open === 0 ? [done > 0 ? `這學期的 ${done} 項都完成了。` : '現在沒有要你完成的事。'] : []),
      ...shown.map((duty) => line(duty, now)),
      ...(open > 0 && done > 0 ? [`已完成 ${done} 項。`] : []),
      ...more,
    ],
    ...(shown.length > 0 ? { note: note(shown) } : {}),
    buttons: [...buttons, ask('submission.status'), ask('deadline.ask')],
  }),
  /** A button that says that a duty is done. */
  doneLabel: ({ what, about = {} }: Duty): string =>
    ['完成', about.term, shortNames[what] ?? what, about.grades, about.student].filter(Boolean).join(' '),
  more: '其他待辦',

  /** How far the offices are that somebody oversees. */
  progress: (office: Role, open: number, late: number): string =>
    `${roleNames[office]}：${open === 0 ? '都完成了' : `${open} 項未完成${late > 0 ? `，${late} 項逾期` : ''}`}`,

  done: (duty: Duty, remaining: number): Reply => ({
    title: `已完成：${name(duty)}`,
    lines: ['已記錄由你確認。', remaining > 0 ? `你還有 ${remaining} 項待辦。` : '你沒有其他待辦了。'],
    note: basis({ basis: 'regulation', clause: duty.clause, rule: 'R-4' }),
    buttons: [ask('task.list')],
    alt: '待辦已完成',
  }),
  doneAlready: (duty: Duty, by: string, now: DateTime): Reply => {
    const at = doneAtOf(duty)
    return {
      lines: [`「${name(duty)}」${by} 已${at ? `在 ${zhInstant(at, now)} ` : ''}確認完成，沒有再記一次。`],
      buttons: [ask('task.list')],
    }
  },
  notYours: (duty: Duty): Reply => ({
    lines: [`「${name(duty)}」由${roleNames[duty.office]}確認，你的帳號現在沒有這個身分。`],
    note: basis({ basis: 'regulation', clause: duty.clause, rule: 'R-4' }),
    buttons: [ask('account.whoami')],
  }),
  notConfirmable: (duty: Duty): Reply => ({
    lines: [`「${name(duty)}」不用按完成：事情辦好、登錄進來，就會自己從清單上消失。`],
    buttons: [ask('task.list')],
  }),
  gone: (): Reply => ({
    lines: ['這項待辦已經不在清單上，沒有做任何變動。'],
    buttons: [ask('task.list')],
  }),
}
