import { Router } from 'express'
import { applicationId } from './bot.ts'
import { commandProblems, type optionType } from './commandRules.ts'
import type { Faults } from './faults.ts'
import type { Network } from './network.ts'
import { insist } from './refusal.ts'

export interface CommandOption {
  type: (typeof optionType)[keyof typeof optionType]
  name: string
  required?: boolean
  autocomplete?: boolean
  choices?: { name: string; value: string | number }[]
}

export interface Command {
  id: string
  name: string
  options?: CommandOption[]
  /** Where it can be used: 0 in a server, 1 in a direct message. */
  contexts?: number[] | null
}

/** The slash commands that Discord keeps for the application, everywhere. */
export class CommandShelf {
  readonly commands = new Map<string, Command>()
  /** How many names were ever new: Discord allows two hundred a day. */
  created = 0
  readonly #network: Network

  constructor(network: Network) {
    this.#network = network
  }

  routes(faults: Faults): Router {
    const routes = Router()
    const path = `/applications/${applicationId}/commands`
    routes.get(path, faults.handler('commands'), ({ query }, response) => {
      const commands = [...this.commands.values()]
      response.json(query.with_localizations === 'true' ? commands : inOneLanguage(commands))
    })
    routes.put(path, faults.handler('commands'), ({ body }, response) => {
      insist(commandProblems(body))
      const before = new Map(this.commands)
      this.commands.clear()
      for (const command of body as Command[]) {
        const known = before.get(command.name)
        if (!known) this.created += 1
        const stamp = { application_id: applicationId, type: 1, version: this.#network.id() }
        this.commands.set(command.name, { ...stamp, ...command, id: known?.id ?? this.#network.id() })
      }
      response.json([...this.commands.values()])
    })
    return routes
  }
}

function inOneLanguage(commands: Command[]): Command[] {
  const without = (key: string, value: unknown) => (key.endsWith('_localizations') ? undefined : value)
  return JSON.parse(JSON.stringify(commands, without))
}
