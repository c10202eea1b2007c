import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js'
import { topics } from '../../src/conversation/intent.ts'
import { wordingIn } from '../../src/conversation/wording/index.ts'

type Command = RESTPostAPIChatInputApplicationCommandsJSONBody
type Words = (typeof wordingIn)['zh-TW']['commands']
type Kind = keyof Words['kinds']

const { 'zh-TW': zh, en } = wordingIn

/** What can be filled in, by command; whoever lacks a right for it is told so when they use it. */
const options: Record<keyof Words['named'], APIApplicationCommandBasicOption[]> = {
  bind: [{ ...text('code'), required: true }],
  left: [kindOf('course', 'diverse', 'selection', 'certification')],
  deadline: [kindOf('course', 'diverse', 'selection', 'certification', 'receipt'), text('term')],
  submit: [
    file('file'),
    file('file2'),
    kindOf('course', 'diverse'),
    { ...text('course'), autocomplete: true },
    text('description'),
  ],
  mine: [kindOf('course', 'diverse'), choice('state', zh.commands.states, en.commands.states)],
  select: [kindOf('course', 'diverse')],
  receipt: [],
  pending: [],
  class: [],
  broadcast: [],
  rule: [choice('topic', pick(zh.answers.topics, topics), pick(en.answers.topics, topics))],
  tasks: [],
  settings: [],
  help: [],
  unbind: [],
}

/** The commands as Discord keeps them: ASCII names, words in both languages, in servers and in direct messages. Source: contract.md, Discord commands. */
export const commandDefinitions: readonly Command[] = (Object.keys(options) as (keyof typeof options)[]).map(
  (name): Command => ({
    type: ApplicationCommandType.ChatInput,
    name,
    ...worded('named', name),
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    ...(options[name].length > 0 ? { options: options[name] } : {}),
  }),
)

function worded<Group extends 'named' | 'options'>(group: Group, name: keyof Words[Group]) {
  const inZh = zh.commands[group][name] as { name: string; about: string }
  const inEn = en.commands[group][name] as { name: string; about: string }
  return {
    name_localizations: { [Locale.ChineseTW]: inZh.name },
    description: inEn.about,
    description_localizations: { [Locale.ChineseTW]: inZh.about },
  }
}

function text(name: keyof Words['options']) {
  return { type: ApplicationCommandOptionType.String as const, name, ...worded('options', name) }
}

function file(name: 'file' | 'file2') {
  return { type: ApplicationCommandOptionType.Attachment as const, name, ...worded('options', name) }
}

function kindOf(...kinds: Kind[]) {
  return choice('kind', pick(zh.commands.kinds, kinds), pick(en.commands.kinds, kinds))
}

function choice<Value extends string>(
  name: keyof Words['options'],
  inZh: Record<Value, string>,
  inEn: Record<Value, string>,
) {
  const choices = (Object.keys(inEn) as Value[]).map((value) => ({
    name: inEn[value],
    name_localizations: { [Locale.ChineseTW]: inZh[value] },
    value,
  }))
  return { ...text(name), choices }
}

function pick<Value extends string>(words: Record<Value, string>, values: readonly Value[]): Record<Value, string> {
  return Object.fromEntries(values.map((value) => [value, words[value]])) as Record<Value, string>
}
