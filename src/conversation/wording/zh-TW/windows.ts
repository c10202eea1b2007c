import type { DateTime } from 'luxon'
import type { Scope, WindowFor } from '../../../portfolio/schedule.ts'
import { daysLeft } from '../../../regulation/daysLeft.ts'
import type { Operation } from '../../../regulation/operation.ts'
import { phase } from '../../../regulation/phase.ts'
import type { Window } from '../../../regulation/windows.ts'
import { zhDate, zhInstant } from '../format.ts'

/** What each operation is called. */
export const operationNames: Record<Operation, string> = {
  'course-upload': '課程學習成果上傳',
  certification: '課程學習成果認證',
  'diverse-upload': '多元表現登錄',
  'course-selection': '課程學習成果勾選',
  'diverse-selection': '多元表現勾選',
  'receipt-confirmation': '收訖明細確認',
  'self-check': '自我檢核',
  grades: '學業成績登錄',
  'records-check': '學籍、幹部、出缺勤檢核',
  submission: '提交',
}
const gradeNames = { 10: '高一', 11: '高二', 12: '高三' } as const
const divisionNames = { day: '日間部', continuing: '進修部' } as const

/** 「115 學年」, or the semester as it is. */
export const scopeName = (scope: Scope) => (typeof scope === 'number' ? `${scope} 學年` : scope)

/** 「高一、高二」, or nothing where everyone is meant. */
export const whom = ({ grades = [], division }: WindowFor) =>
  [division ? divisionNames[division] : '', grades.map((grade) => gradeNames[grade]).join('、')]
    .filter(Boolean)
    .join(' ')

/** What opens at midnight opens on a day. */
const opening = (at: DateTime, now?: DateTime) => (+at === +at.startOf('day') ? zhDate(at, now) : zhInstant(at, now))

/** From when to when, the years left out that are those of `now`. */
export function span({ opensAt, closesAt }: Pick<Window, 'opensAt' | 'closesAt'>, now?: DateTime): string {
  const from = opensAt ? opening(opensAt, now) : ''
  if (closesAt) return from ? `${from} 到 ${zhInstant(closesAt, now)}` : `到 ${zhInstant(closesAt, now)}`
  return from ? `${from} 起，截止日尚未公告` : ''
}

/** Where `now` stands to it: 「還有 72 天」 */
export function standing(window: Window, now: DateTime): string {
  const { opensAt, closesAt, undetermined } = window
  switch (phase(window, now)) {
    case 'unannounced':
      return undetermined === 'noSuchTerm' ? '學校還沒輸入日期' : '尚未公告'
    case 'notYet':
      return opensAt ? counted(daysLeft(opensAt, now), '今天開放', '明天開放', (days) => `還有 ${days} 天開放`) : ''
    case 'closed':
      return closesAt
        ? counted(-daysLeft(closesAt, now), '今天已截止', '昨天已截止', (days) => `已截止 ${days} 天`)
        : ''
    case 'open':
      return closesAt
        ? counted(daysLeft(closesAt, now), '今天截止', '明天截止，還有 1 天', (days) => `還有 ${days} 天`)
        : '開放中'
  }
}

function counted(days: number, none: string, one: string, many: (days: number) => string): string {
  if (days === 0) return none
  return days === 1 ? one : many(days)
}

/** 「8/31（一） 到 2/3（三） 23:59，還有 72 天」 */
export const windowText = (window: Window, now: DateTime) =>
  [span(window, now), standing(window, now)].filter(Boolean).join('，')
