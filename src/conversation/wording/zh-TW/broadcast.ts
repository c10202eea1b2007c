import type { DateTime } from 'luxon'
import type { ScheduleItem } from '../../../portfolio/schedule.ts'
import type { Audience } from '../../../reminders/audience.ts'
import { type BroadcastMode, type BroadcastReport, minutesToConfirm } from '../../../reminders/broadcasts.ts'
import type { Button, ChannelName, Press, Reply } from '../../message.ts'
import { zhInstant } from '../format.ts'
import { ask } from './buttons.ts'
import { networkNames } from './names.ts'
import { operationNames, scopeName, standing, whom } from './windows.ts'

const gradeNames = { 10: '高一', 11: '高二', 12: '高三' } as const
const divisionNames = { day: '日間部', continuing: '進修部' } as const

const audience = (to: Audience): string => {
  if (to.kind === 'class') return `${to.className} 班`
  const division = to.division ? divisionNames[to.division] : ''
  return to.kind === 'grade'
    ? `${division}${gradeNames[to.grade]}`
    : `${division || '全校'}${division ? '全部' : ''}學生`
}

/** 「2/3（三） 23:59 截止，還有 5 天」, for each kind of student where they differ. */
const closes = (item: ScheduleItem, now: DateTime): string =>
  item.windows
    .flatMap((each) => {
      const { closesAt } = each.window
      if (!closesAt) return []
      const who = item.windows.length > 1 ? whom(each) : ''
      return [`${who ? `${who}：` : ''}${zhInstant(closesAt, now)} 截止，${standing(each.window, now)}`]
    })
    .join('；')

const headline = (item: ScheduleItem, now: DateTime) =>
  `【提醒】${operationNames[item.operation]}（${scopeName(item.scope)}）${closes(item, now)}。`

/** A number stands apart from the Chinese before it. */
const spaced = (text: string) => (/^\d/.test(text) ? ` ${text}` : text)

/** What a preview shows. `missed`: names for the class's own teacher, else how many. */
export interface BroadcastPreview {
  audience: Audience
  text: Reply
  byNetwork: ReadonlyMap<ChannelName, number>
  missed: readonly string[] | number
  lineLeft: number | undefined
  persons: Press | undefined
  group: { press: Press; cost: number | undefined } | undefined
  shareUrl: string
}

const missing = (missed: readonly string[] | number, label: string) => {
  const count = typeof missed === 'number' ? missed : missed.length
  if (count === 0) return []
  return [{ label: `${label} ${count} 人`, value: typeof missed === 'number' ? '未綁定或封鎖' : missed.join('、') }]
}

/** Messages to many. */
export const broadcast = {
  audience,
  deadline: (item: ScheduleItem): string => `${operationNames[item.operation]} ${scopeName(item.scope)}`,
  notYours: (): Reply => ({ lines: ['這個群發現在不歸你，沒有傳出任何訊息。'], buttons: [ask('account.whoami')] }),
  noDeadline: (): Reply => ({ lines: ['目前沒有已公告、還沒過的截止日可以提醒。'], buttons: [ask('deadline.ask')] }),
  whom: (choices: Button[]): Reply => ({ lines: ['要提醒誰？'], buttons: choices }),
  which: (whomText: string, choices: Button[]): Reply => ({
    lines: [`要提醒${spaced(whomText)}哪一個截止日？`],
    buttons: choices,
  }),

  /** What everybody gets: the same for all, and nothing about anyone. */
  text: (item: ScheduleItem, now: DateTime): Reply => ({
    lines: [headline(item, now), '上傳與勾選由你自己決定；要做的話，現在就可以。'],
    buttons: [ask('quota.remaining'), ask('artifact.list')],
    alt: `${operationNames[item.operation]}截止提醒`,
  }),
  /** For a group, posted by hand: at most 100 characters. */
  shareText: (item: ScheduleItem, now: DateTime): string => {
    const full = headline(item, now)
    return full.length <= 100
      ? full
      : `【提醒】${operationNames[item.operation]}快截止了，日期請看學校公告或問學習歷程小幫手。`
  },

  preview: ({ audience: to, text, byNetwork, missed, lineLeft, persons, group, shareUrl }: BroadcastPreview): Reply => {
    const reached = [...byNetwork.values()].reduce((sum, count) => sum + count, 0)
    const line = byNetwork.get('line') ?? 0
    const isShort = lineLeft !== undefined && lineLeft < line
    return {
      title: `要傳給${spaced(audience(to))}嗎？`,
      lines: [
        { label: '內容', value: text.lines.filter((each) => typeof each === 'string').join('') },
        {
          label: `收得到 ${reached} 人`,
          value: [...byNetwork].map(([network, count]) => `${networkNames[network]} ${count}`).join('、') || '沒有人',
        },
        ...missing(missed, '收不到'),
        line === 0
          ? '傳給個人不會用掉 LINE 的則數。'
          : `LINE 會用掉 ${line} 則${lineLeft === undefined ? '' : `，本月還剩 ${lineLeft} 則`}${isShort ? '，不夠傳給每個人' : ''}。`,
        `按鈕 ${minutesToConfirm} 分鐘內有效、只傳一次。自己貼到群組不花則數。`,
      ],
      buttons: [
        ...(persons
          ? [
              {
                label: line === 0 ? '傳給個人' : `傳給個人（LINE ${line} 則）`,
                press: persons,
                style: 'primary' as const,
              },
            ]
          : []),
        ...(group
          ? [{ label: `傳到班群（${group.cost === undefined ? '依人數' : `${group.cost} 則`}）`, press: group.press }]
          : []),
        { label: '自己貼到群組（免費）', url: shareUrl },
      ],
      alt: '群發預覽',
    }
  },
  expired: (): Reply => ({
    lines: [`這個預覽過了 ${minutesToConfirm} 分鐘，沒有傳出。請重新預覽一次。`],
    buttons: [ask('broadcast.deadline')],
  }),
  unlinked: (): Reply => ({
    lines: ['這個群組已經不是班群，沒有傳出。請重新預覽一次。'],
    buttons: [ask('broadcast.deadline')],
  }),
  already: (result: Button): Reply => ({ lines: ['這一則已經傳過了，不會再傳一次。'], buttons: [result] }),
  result: '看結果',
  sent: (mode: BroadcastMode, count: number, result: Button): Reply => ({
    lines: [mode === 'group' ? '正在傳到班群。' : `正在傳給 ${count} 人。`, '過一下可以看結果，不花則數。'],
    buttons: [result],
  }),
  report: (
    { broadcast: { mode }, sent, waiting, uncertain }: BroadcastReport,
    unreachable: readonly string[] | number,
    again: Button,
  ): Reply => {
    const alt = '群發結果'
    if (mode === 'group' && sent + waiting + uncertain === 0)
      return {
        title: '沒有傳到班群',
        lines: ['班群收不到：我可能已經不在群組裡。'],
        buttons: [ask('broadcast.deadline')],
        alt,
      }
    return {
      title: mode === 'group' ? (sent > 0 ? '已傳到班群' : '還沒傳到班群') : `已傳給 ${sent} 人`,
      lines: [
        ...(waiting > 0 ? [`還在傳或等額度：${waiting}。`] : []),
        ...(uncertain > 0 ? [`不確定有沒有送到（不再重傳）：${uncertain}。`] : []),
        ...(mode === 'group' ? [] : missing(unreachable, '收不到')),
        ...(waiting + uncertain === 0 ? ['沒有在等的了。'] : []),
      ],
      buttons: waiting > 0 ? [again] : [],
      alt,
    }
  },
}
