import {
  type APIAttachment,
  type APIChatInputApplicationCommandInteractionData,
  ApplicationCommandOptionType,
} from 'discord.js'
import { type Intent, type Kind, kinds, type Slots, statuses, topics } from '../../src/conversation/intent.ts'
import type { Content } from '../../src/conversation/message.ts'
import { term as termIn } from '../../src/conversation/understanding/slots/term.ts'
import { fileOf } from './decodeMessage.ts'

/** What each command means, save handing in. */
const meanings: Record<string, Intent> = {
  bind: 'account.bind',
  left: 'quota.remaining',
  deadline: 'deadline.ask',
  mine: 'artifact.list',
  select: 'selection.choose',
  receipt: 'receipt.show',
  pending: 'certification.pending',
  class: 'class.progress',
  broadcast: 'broadcast.deadline',
  rule: 'rule.ask',
  tasks: 'task.list',
  settings: 'notification.settings',
  help: 'help',
  unbind: 'account.unbind',
}

type Data = APIChatInputApplicationCommandInteractionData

/** What is filled into a command's options, by their names. */
export function optionsOf({ options = [] }: Pick<Data, 'options'>): Record<string, string> {
  const filled = options.flatMap((option) =>
    option.type === ApplicationCommandOptionType.String || option.type === ApplicationCommandOptionType.Attachment
      ? [[option.name, option.value]]
      : [],
  )
  return Object.fromEntries(filled)
}

/** What a command means. */
export function commandContent(data: Data): Content {
  const given = optionsOf(data)
  if (data.name === 'submit') return { kind: 'handIn', ...handInOf(given, data.resolved?.attachments) }
  const intent = meanings[data.name]
  if (!intent) return { kind: 'other', what: 'command' }
  return { kind: 'press', press: { kind: 'intent', intent, slots: slotsOf(given) } }
}

/** A file and nothing else begins as a file sent without a word does. */
function handInOf(given: Record<string, string>, attachments: Record<string, APIAttachment> = {}) {
  const files = [given.file, given.file2].flatMap((id) => {
    const attachment = id === undefined ? undefined : attachments[id]
    return attachment ? [fileOf(attachment)] : []
  })
  return {
    files,
    ...(isKind(given.kind) ? { artifact: given.kind } : {}),
    ...(given.course ? { course: given.course } : {}),
    ...(given.description ? { description: given.description } : {}),
  }
}

/** Discord offers the values of intents.md; whatever else is sent says nothing. */
function slotsOf({ code, kind, state, term, topic }: Record<string, string>): Slots {
  const known = <Value extends string>(value: string | undefined, values: readonly Value[]) =>
    values.find((each) => each === value)
  const slots: Slots = {}
  const [kindSlot, status, topicSlot] = [known(kind, kinds), known(state, statuses), known(topic, topics)]
  if (code?.trim()) slots.code = code.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (kindSlot) slots.kind = kindSlot
  if (status) slots.status = status
  if (topicSlot) slots.topic = topicSlot
  const named = term?.normalize('NFKC').trim()
  if (named) slots.term = termIn(named) ?? named
  return slots
}

const isKind = (value: string | undefined): value is Extract<Kind, 'course' | 'diverse'> =>
  value === 'course' || value === 'diverse'
