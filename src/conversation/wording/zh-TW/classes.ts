import type { DateTime } from 'luxon'
import { linkCodeMinutes } from '../../../identity/classLinks.ts'
import { hoursBetweenNudges } from '../../../portfolio/nudges.ts'
import type { EntryView } from '../../../portfolio/views.ts'
import type { Button, Reply } from '../../message.ts'
import { zhInstant } from '../format.ts'
import { presses } from '../presses.ts'
import { ask } from './buttons.ts'
import { certifiersOf, ownLine } from './entryLines.ts'

const stateLabels = {
  drafts: '草稿還沒送出',
  returned: '被退回還沒修改',
  unselected: '勾選期間還沒勾選',
  unconfirmed: '收訖明細還沒確認',
  unreached: '今天的提醒沒送到',
  unbound: '還沒綁定',
}
type States = Partial<Record<keyof typeof stateLabels, string[]>>

/** A homeroom teacher's class, its group, and nudges. */
export const classes = {
  noClass: (): Reply => ({
    lines: ['這是導師看自己班級用的，你的帳號現在沒有導師班。'],
    buttons: [ask('account.whoami')],
  }),
  otherClass: (asked: string, own: string): Reply => ({
    lines: [`${asked} 班不是你的導師班，只能看 ${own} 班。`],
    buttons: [ask('class.progress')],
  }),

  progress: (className: string, states: States, now: DateTime, isLinked: boolean): Reply => {
    const lines = Object.entries(states).flatMap(([state, names]) =>
      names.length > 0 ? [{ label: stateLabels[state as keyof States], value: names.join('、') }] : [],
    )
    return {
      title: `${className} 班現在的狀態`,
      lines: lines.length > 0 ? lines : ['目前沒有人有待處理的事。'],
      note: `${zhInstant(now, now)} 的狀態。上傳與勾選依學生意願，不以件數評比（依國教署規定）。`,
      buttons: [
        ask('broadcast.deadline'),
        isLinked
          ? { label: '取消班群連結', press: presses.act('class.unlink') }
          : { label: '連結班群', press: presses.act('class.link') },
      ],
      alt: `${className} 班現在的狀態`,
    }
  },

  linkCode: (className: string, code: string): Reply => ({
    title: `連結 ${className} 班的群組`,
    lines: [
      { label: '連結碼', value: code },
      `把我加進班群，在群組裡貼上這組碼就好（${linkCodeMinutes} 分鐘內、一次）。Discord 請在班級頻道用 /bind。`,
      '連結後，只有你按「傳到班群」時我才會在群組說話，而且不提任何人的資料。',
    ],
    alt: '班群連結碼',
  }),
  linked: (className: string): Reply => ({
    lines: [`這裡已連結為 ${className} 班的群組。我只轉達導師按「傳到班群」的提醒，不會提到任何人的資料。`],
  }),
  unlinked: (className: string): Reply => ({ lines: [`${className} 班的群組已取消連結，我不會再主動在那裡說話。`] }),

  nothingToNudge: (): Reply => ({
    lines: ['你沒有正在等老師認證的成果。'],
    buttons: [ask('artifact.list')],
  }),
  whichToNudge: (count: number, choices: Button[]): Reply => ({
    lines: [`有 ${count} 件在等認證，要提醒老師哪一件？`],
    buttons: choices,
  }),
  nudgeChoice: (view: EntryView): string => `提醒 ${ownLine(view)}`,
  nudged: (view: EntryView): Reply => ({
    title: `會提醒老師 #${view.entry._id}`,
    lines: [
      `${certifiersOf(view) || '任課教師'}下一次的每日整理（早上 7:30）會列出這一件。`,
      `同一件 ${hoursBetweenNudges} 小時內提醒一次；急的話，直接跟老師說最快。`,
    ],
    buttons: [ask('artifact.list')],
  }),
  nudgedLately: (view: EntryView, again: DateTime): Reply => ({
    lines: [`#${view.entry._id} 已經提醒過了，${zhInstant(again)} 之後才能再提醒一次。急的話請直接跟老師說。`],
  }),
  notWaiting: (view: EntryView): Reply => ({
    lines: [`#${view.entry._id} 現在不在等認證，不用提醒老師。`],
    buttons: [ask('artifact.list')],
  }),
}
