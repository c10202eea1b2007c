import { applicationId } from './bot.ts'
import { optionType } from './commandRules.ts'
import type { Command, CommandOption, CommandShelf } from './commandShelf.ts'
import type { FileStore, Sending, StoredFile } from './fileStore.ts'
import type { Channel } from './network.ts'

/** What a person fills into a command's options, by the name of the option. */
export type Filled = Record<string, string | number | boolean | Sending>

/** A command as a person uses it: what the bot is told, and the files that come with it. */
export interface CommandUse {
  data: Record<string, unknown>
  files: StoredFile[]
}

/** Finds a command as a person's Discord would offer it there. @throws Error when it would not */
function offered(shelf: CommandShelf, name: string, { server }: Channel): Command {
  const command = shelf.commands.get(name)
  if (!command) throw new Error(`There is no command /${name}: were the commands registered?`)
  const context = server ? 0 : 1
  if (command.contexts && !command.contexts.includes(context)) throw new Error(`/${name} cannot be used here`)
  return command
}

/** Fills in a command and sends it. @throws Error when Discord's window would not let a person do that */
export function useCommand(
  shelf: CommandShelf,
  files: FileStore,
  name: string,
  filled: Filled,
  channel: Channel,
): CommandUse {
  const command = offered(shelf, name, channel)
  const options = command.options ?? []
  for (const given of Object.keys(filled)) optionOf(options, given, name)
  const missing = options.find((option) => option.required && filled[option.name] === undefined)
  if (missing) throw new Error(`/${name} needs ${missing.name}`)
  const kept: StoredFile[] = []
  const entries = Object.entries(filled).map(([given, value]) => {
    const option = optionOf(options, given, name)
    if (typeof value === 'object') {
      if (option.type !== optionType.attachment) throw new Error(`${given} of /${name} takes no file`)
      const file = files.keep(value, applicationId, true)
      kept.push(file)
      return { name: given, type: option.type, value: file.id }
    }
    return { name: given, type: option.type, value: picked(option, value) }
  })
  return { data: { id: command.id, name, type: 1, options: entries }, files: kept }
}

/** Types into an option that completes itself, before the command is sent. */
export function typeInto(
  shelf: CommandShelf,
  name: string,
  typing: { option: string; text: string },
  filled: Filled,
  channel: Channel,
): Record<string, unknown> {
  const command = offered(shelf, name, channel)
  const option = optionOf(command.options ?? [], typing.option, name)
  if (!option.autocomplete) throw new Error(`${typing.option} of /${name} does not complete itself`)
  const others = Object.entries(filled).map(([given, value]) => {
    const { type } = optionOf(command.options ?? [], given, name)
    return { name: given, type, value }
  })
  const focused = { name: option.name, type: option.type, value: typing.text, focused: true }
  return { id: command.id, name, type: 1, options: [...others, focused] }
}

function optionOf(options: CommandOption[], name: string, command: string): CommandOption {
  const option = options.find((each) => each.name === name)
  if (!option) throw new Error(`/${command} has no option ${name}`)
  return option
}

/** What a person types or picks: a choice by its name or its value, where there are choices. */
function picked({ name, type, choices }: CommandOption, value: string | number | boolean): string | number | boolean {
  if (choices && choices.length > 0) {
    const choice = choices.find((each) => each.value === value || each.name === value)
    if (!choice) throw new Error(`${name} offers no ${value}`)
    return choice.value
  }
  const wanted = { [optionType.string]: 'string', [optionType.boolean]: 'boolean', [optionType.attachment]: 'object' }
  if (typeof value !== (wanted[type as keyof typeof wanted] ?? 'number'))
    throw new Error(`${name} takes no ${typeof value}`)
  return value
}
