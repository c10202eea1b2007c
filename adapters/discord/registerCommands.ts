import { Routes } from 'discord.js'
import { OperatorError } from '../../src/errors.ts'
import { DiscordApi } from './api.ts'
import { commandDefinitions } from './commands.ts'
import type { DiscordAccess } from './config.ts'

/**
 * Puts the commands on Discord, all at once and in place of those that were there: repeating it changes nothing.
 * @returns their names
 * @throws OperatorError where Discord does not take them
 */
export async function registerDiscordCommands(access: DiscordAccess & { applicationId: string }): Promise<string[]> {
  const api = new DiscordApi(access, new AbortController().signal)
  const route = Routes.applicationCommands(access.applicationId)
  const answer = await api.call({ method: 'PUT', route, body: commandDefinitions })
  if (answer.kind !== 'ok')
    throw new OperatorError(
      'discord-refused',
      `Discord did not take the commands (${answer.why}). Check DISCORD_TOKEN and DISCORD_APPLICATION_ID, and try again.`,
    )
  return commandDefinitions.map(({ name }) => name)
}
