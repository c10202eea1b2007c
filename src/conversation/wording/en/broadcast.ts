import type { DateTime } from 'luxon'
import type { ScheduleItem } from '../../../portfolio/schedule.ts'
import type { Audience } from '../../../reminders/audience.ts'
import { minutesToConfirm } from '../../../reminders/broadcasts.ts'
import { enInstant, plural } from '../format.ts'
import type { broadcast as inChinese } from '../zh-TW/broadcast.ts'
import { ask } from './buttons.ts'
import { networkNames } from './names.ts'
import { operationNames, scopeName, standing, whom } from './windows.ts'

const divisionNames = { day: 'day school', continuing: 'continuing education' } as const

const audience = (to: Audience): string => {
  if (to.kind === 'class') return `class ${to.className}`
  const division = to.division ? `, ${divisionNames[to.division]}` : ''
  return to.kind === 'grade' ? `grade ${to.grade}${division}` : `all students${division}`
}

const closes = (item: ScheduleItem, now: DateTime): string =>
  item.windows
    .flatMap((each) => {
      const { closesAt } = each.window
      if (!closesAt) return []
      const who = item.windows.length > 1 ? whom(each) : ''
      return [`${who ? `${who}: ` : ''}closes ${enInstant(closesAt, now)}, ${standing(each.window, now)}`]
    })
    .join('; ')

const headline = (item: ScheduleItem, now: DateTime) =>
  `Reminder: ${operationNames[item.operation]} (${scopeName(item.scope)}) ${closes(item, now)}.`

const missing = (missed: readonly string[] | number, label: string) => {
  const count = typeof missed === 'number' ? missed : missed.length
  if (count === 0) return []
  return [{ label: `${label}: ${count}`, value: typeof missed === 'number' ? 'unbound or blocked' : missed.join(', ') }]
}

/** Messages to many. */
export const broadcast: typeof inChinese = {
  audience,
  deadline: (item) => `${operationNames[item.operation]} ${scopeName(item.scope)}`,
  notYours: () => ({ lines: ['That broadcast is not yours now. Nothing was sent.'], buttons: [ask('account.whoami')] }),
  noDeadline: () => ({ lines: ['No announced deadline is still to come.'], buttons: [ask('deadline.ask')] }),
  whom: (choices) => ({ lines: ['Remind whom?'], buttons: choices }),
  which: (whomText, choices) => ({ lines: [`Of which deadline should ${whomText} be reminded?`], buttons: choices }),

  text: (item, now) => ({
    lines: [headline(item, now), 'Uploading and selecting are up to you; if you want to, now is a good time.'],
    buttons: [ask('quota.remaining'), ask('artifact.list')],
    alt: `Deadline: ${operationNames[item.operation]}`,
  }),
  shareText: (item, now) => headline(item, now),

  preview: ({ audience: to, text, byNetwork, missed, lineLeft, persons, group, shareUrl }) => {
    const reached = [...byNetwork.values()].reduce((sum, count) => sum + count, 0)
    const line = byNetwork.get('line') ?? 0
    const isShort = lineLeft !== undefined && lineLeft < line
    return {
      title: `Send to ${audience(to)}?`,
      lines: [
        { label: 'Text', value: text.lines.filter((each) => typeof each === 'string').join(' ') },
        {
          label: `Reaches ${reached}`,
          value: [...byNetwork].map(([network, count]) => `${networkNames[network]} ${count}`).join(', ') || 'nobody',
        },
        ...missing(missed, 'Not reached'),
        line === 0
          ? 'Takes no LINE message.'
          : `Takes ${plural(line, 'LINE message')}${lineLeft === undefined ? '' : `; ${lineLeft} left this month`}${isShort ? ', not enough for everyone' : ''}.`,
        `The button works once, for ${minutesToConfirm} minutes. Posting it yourself is free.`,
      ],
      buttons: [
        ...(persons
          ? [{ label: line === 0 ? 'To each' : `To each (LINE ${line})`, press: persons, style: 'primary' as const }]
          : []),
        ...(group
          ? [{ label: `To the group (${group.cost === undefined ? 'by size' : group.cost})`, press: group.press }]
          : []),
        { label: 'Post it yourself', url: shareUrl },
      ],
      alt: 'Preview of a broadcast',
    }
  },
  expired: () => ({
    lines: [`This preview is older than ${minutesToConfirm} minutes; nothing was sent. Please preview again.`],
    buttons: [ask('broadcast.deadline')],
  }),
  unlinked: () => ({
    lines: ['That group is no longer the class’s; nothing was sent. Please preview again.'],
    buttons: [ask('broadcast.deadline')],
  }),
  already: (result) => ({ lines: ['This was sent already and is not sent again.'], buttons: [result] }),
  result: 'Show the outcome',
  sent: (mode, count, result) => ({
    lines: [
      mode === 'group' ? 'On its way to the group.' : `On its way to ${count}.`,
      'Asking for the outcome is free.',
    ],
    buttons: [result],
  }),
  report: ({ broadcast: { mode }, sent, waiting, uncertain }, unreachable, again) => {
    const alt = 'Outcome of a broadcast'
    if (mode === 'group' && sent + waiting + uncertain === 0)
      return {
        title: 'Not said in the group',
        lines: ['The group is out of reach: I may not be in it any more.'],
        buttons: [ask('broadcast.deadline')],
        alt,
      }
    return {
      title: mode === 'group' ? (sent > 0 ? 'Said in the group' : 'Not yet said in the group') : `Sent to ${sent}`,
      lines: [
        ...(waiting > 0 ? [`On its way or waiting for budget: ${waiting}.`] : []),
        ...(uncertain > 0 ? [`Perhaps sent, and not repeated: ${uncertain}.`] : []),
        ...(mode === 'group' ? [] : missing(unreachable, 'Not reached')),
        ...(waiting + uncertain === 0 ? ['Nothing is waiting any more.'] : []),
      ],
      buttons: waiting > 0 ? [again] : [],
      alt,
    }
  },
}
