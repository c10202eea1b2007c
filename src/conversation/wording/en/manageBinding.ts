import type { DateTime } from 'luxon'
import type { Button, ChannelName, Reply } from '../../message.ts'
import { enDate } from '../format.ts'
import type { manageBinding as inChinese } from '../zh-TW/manageBinding.ts'
import { networkNames } from './names.ts'

/** Re-issuing codes and ending bindings, for those who keep them. */
export const manageBinding: typeof inChinese = {
  tool: 'Codes and bindings',
  typeWho: 'Type a number or name',
  whoHint: 'S1101, or a full name',
  issue: 'Issue a new code',
  end: (channel: ChannelName): string => `Unbind ${networkNames[channel]}`,

  who: (type?: Button): Reply => ({
    lines: [
      'Whose code or binding is it? Type the school number or the full name.',
      'You find only people in your care; staff are looked after by the administrator.',
    ],
    ...(type ? { buttons: [type] } : {}),
  }),
  nobody: (typed: string): Reply => ({
    lines: [`“${typed}”: nobody of that number or name is in your care. Type it again, or say “never mind”.`],
    alt: 'Nobody found',
  }),
  several: (name: string, choices: Button[]): Reply => ({
    lines: [`${choices.length} people are called “${name}”. Which one?`],
    buttons: choices,
    alt: 'Which one?',
  }),
  notYours: (): Reply => ({ lines: ['That binding is not in your care now. Nothing was changed.'] }),

  holder: (
    name: string,
    id: string,
    description: string,
    bound: readonly { channel: ChannelName; since: string }[],
    hasLiveCode: boolean,
    buttons: Button[],
  ): Reply => ({
    title: `${name} (${id})`,
    lines: [
      { label: 'Role', value: description },
      {
        label: 'Bound',
        value: bound.map(({ channel, since }) => `${networkNames[channel]} (since ${since})`).join(', ') || 'not yet',
      },
      ...(hasLiveCode ? ['They hold an unused code; a new one voids it.'] : []),
    ],
    buttons,
    alt: 'Codes and bindings',
  }),

  issued: (name: string, id: string, code: string, until: DateTime, voided: boolean): Reply => ({
    title: `New code for ${name} (${id})`,
    lines: [
      { label: 'Code', value: code },
      { label: 'Good', value: `once, until ${enDate(until)}` },
      ...(voided ? ['The one before is void.'] : []),
      'Hand it over in person or on paper, never in a group. It is shown only this once.',
    ],
    alt: 'A new binding code',
  }),

  endOrNot: (name: string, channel: ChannelName, yes: Button, no: Button): Reply => ({
    lines: [
      `End the ${networkNames[channel]} binding of ${name}? Everything stays; binding again takes a new code.`,
      'After a lost phone, end the binding first and then issue a code.',
    ],
    buttons: [yes, no],
    alt: 'End the binding?',
  }),
  ended: (name: string): Reply => ({ lines: [`That account of ${name} is no longer bound.`], alt: 'Unbound' }),
  endedAlready: (name: string): Reply => ({ lines: [`${name} is not bound there any more.`], alt: 'Not bound' }),
}
