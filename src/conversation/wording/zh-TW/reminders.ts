import type { DateTime } from 'luxon'
import type { Citation } from '../../../regulation/citation.ts'
import { daysLeft } from '../../../regulation/daysLeft.ts'
import type { WindowSource } from '../../../regulation/windows.ts'
import { countOf, type DigestPart, type NamedEntry } from '../../../reminders/digestPart.ts'
import type { Button, Reply } from '../../message.ts'
import { zhDate, zhInstant } from '../format.ts'
import { askButton } from '../presses.ts'
import { ask } from './buttons.ts'
import { bases } from './citations.ts'
import { duties } from './duties.ts'
import { operationNames, scopeName } from './windows.ts'

/** More than these are not named one by one. */
const namedAtMost = 5

/** 「今天 23:59」「明天 2/4（四） 23:59」「2/10（三） 23:59（還有 3 天）」 */
function when(due: DateTime, now: DateTime): string {
  const days = daysLeft(due, now)
  if (days === 0) return `今天 ${due.toFormat('HH:mm')}`
  if (days === 1) return `明天 ${zhInstant(due, now)}`
  return days < 0 ? zhInstant(due, now) : `${zhInstant(due, now)}（還有 ${days} 天）`
}

/** After a Han character a figure is set off, a word is not. */
const spaced = (text: string) => (/^\d/.test(text) ? ` ${text}` : text)

/** 「，今天 23:59 截止」 */
const closing = ({ due }: DigestPart, now: DateTime) => (due ? `，${when(due, now)} 截止` : '')

/** 「#12 國文、#15 數學 等 9 件」 */
function named(entries: readonly NamedEntry[]): string {
  const names = entries.slice(0, namedAtMost).map(({ id, course }) => `#${id} ${course}`.trim())
  return `${names.join('、')}${entries.length > namedAtMost ? ` 等 ${entries.length} 件` : ''}`
}

function line(part: DigestPart, now: DateTime): string {
  switch (part.kind) {
    case 'draft-unsent':
      return `${part.entries.length} 件草稿還沒送出：${named(part.entries)}${closing(part, now)}。老師收到才能認證。`
    case 'returned':
      return `${part.entries.length} 件被退回、還沒修改：${named(part.entries)}${closing(part, now)}，之前改好可以再送。`
    case 'window-closing': {
      const name = `${scopeName(part.scope)} ${operationNames[part.operation]}`
      if (part.operation.endsWith('-selection')) return `${name}開放了${closing(part, now)}。要不要勾選由你決定。`
      return `${name}${closing(part, now)}。你還沒有放任何一件；想放的話現在可以，不放也沒關係。`
    }
    case 'unselected':
      return `${scopeName(part.scope)} ${operationNames[part.operation]}：0 件${closing(part, now)}。不勾選也可以。`
    case 'unconfirmed':
      return `收訖明細還沒確認${closing(part, now)}。沒有回報就視同確認。`
    case 'certify-new':
      return `${part.entries.length} 件新送來等你認證：${named(part.entries)}${part.due ? `，最早的 ${when(part.due, now)} 到期` : ''}。`
    case 'certify-tomorrow':
    case 'certify-today':
      return `${part.entries.length} 件要在${part.due ? spaced(when(part.due, now)) : '今天'} 前認證：${named(part.entries)}。`
    case 'certify-late':
      return `${part.entries.length} 件已過認證期限：${named(part.entries)}。認證截止前都還可以認證。`
    case 'late-return':
      return `${part.entries.length} 件等你認證。上傳${part.due ? `${spaced(when(part.due, now))} ` : ''}截止，之後才退回的，學生就不能再補。`
    case 'nudge':
      return `${part.entries.length} 件，學生請你看一下：${named(part.entries)}。`
    case 'class-overview': {
      const { drafts, returned, unselected, unconfirmed } = part.counts
      const standing = [
        ...(drafts > 0 ? [`草稿沒送出 ${drafts} 位`] : []),
        ...(returned > 0 ? [`被退回沒修改 ${returned} 位`] : []),
        ...(unselected > 0 ? [`還沒勾選 ${unselected} 位`] : []),
        ...(unconfirmed > 0 ? [`收訖明細沒確認 ${unconfirmed} 位`] : []),
      ]
      return `${part.className} 班：${standing.join('、')}。`
    }
    case 'teachers-late':
      return `${part.teachers.length} 位老師有成果過了認證期限：${part.teachers.join('、')}。`
    case 'duty':
      return `${duties.name(part.duty)}：${part.due ? `${when(part.due, now)} ${daysLeft(part.due, now) < 0 ? '已到期' : '到期'}` : ''}，還沒完成。`
    case 'meeting':
      return `${part.duty.about?.term ?? ''} 還沒有工作小組會議的紀錄，每學期至少一次。`
    case 'seat':
      return `工作小組有 ${part.count} 個席位還沒有人。`
    case 'training':
      return `${zhDate(part.date, now)}${daysLeft(part.date, now) === 0 ? '（今天）' : `（還有 ${daysLeft(part.date, now)} 天）`}：${part.title}`
  }
}

function buttonsFor(part: DigestPart): Button[] {
  switch (part.kind) {
    case 'draft-unsent':
      return [askButton('送出認證', 'artifact.send')]
    case 'returned':
      return [askButton('看被退回的', 'artifact.list', { status: 'returned' })]
    case 'window-closing':
    case 'unselected':
      if (part.operation === 'course-upload') return [ask('artifact.submit')]
      if (part.operation === 'diverse-upload')
        return [askButton('登錄多元表現', 'artifact.submit', { kind: 'diverse' })]
      return [askButton('去勾選', 'selection.choose')]
    case 'unconfirmed':
      return [askButton('看收訖明細', 'receipt.show')]
    case 'class-overview':
      return [ask('class.progress')]
    case 'teachers-late':
    case 'duty':
    case 'meeting':
    case 'seat':
      return [ask('task.list')]
    case 'training':
      return []
    default:
      return [ask('certification.pending')]
  }
}

/** Where the dates stand. */
function sourcesOf(part: DigestPart): (Citation | WindowSource)[] {
  if (part.source) return [part.source]
  if (part.kind !== 'duty' && part.kind !== 'meeting') return []
  return [{ basis: 'regulation', clause: part.duty.clause, rule: 'R-4' }]
}

const total = (parts: readonly DigestPart[]) => parts.reduce((sum, part) => sum + countOf(part), 0)

/** What is open, a line each, with what can be done about it. */
function card(title: string, parts: readonly DigestPart[], now: DateTime): Reply & { buttons: Button[] } {
  const note = bases(parts.flatMap(sourcesOf))
  const buttons = new Map(parts.flatMap(buttonsFor).map((button) => [button.label, button]))
  return {
    title,
    lines: parts.map((part) => `${part.student ? `${part.student}：` : ''}${line(part, now)}`),
    ...(note ? { note } : {}),
    buttons: [...buttons.values()],
    alt: title,
  }
}

/** What people are reminded of, and what they ask for themselves. */
export const reminders = {
  digest: (parts: readonly DigestPart[], now: DateTime): Reply => {
    if (parts.every(({ kind }) => kind === 'window-closing')) {
      const { buttons, ...offer } = card('期限提醒', parts, now)
      return { ...offer, buttons: [...buttons, askButton('關掉提醒', 'notification.settings', { action: 'mute' })] }
    }
    const today = total(parts.filter(({ due }) => due && daysLeft(due, now) === 0))
    return card(today > 0 ? `今天到期：${today} 件` : `提醒：${total(parts)} 件`, parts, now)
  },
  own: (parts: readonly DigestPart[], now: DateTime): Reply =>
    parts.length > 0
      ? card(`還沒完成：${total(parts)} 件`, parts, now)
      : { lines: ['0 件：現在沒有等你完成的事。'], buttons: [ask('artifact.list'), ask('deadline.ask')] },
}
