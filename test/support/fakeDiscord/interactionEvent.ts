import { applicationId } from './bot.ts'
import type { StoredFile } from './fileStore.ts'
import type { Interaction } from './interactions.ts'
import type { DiscordEvent, Network } from './network.ts'
import { channelJson, fileJson, memberJson, messageJson, userJson } from './wire.ts'

/** What a person did, as the gateway tells a bot of it. */
export function interactionEvent(
  { id, token, type, user, channel, on }: Interaction,
  data: Record<string, unknown>,
  files: StoredFile[],
  network: Network,
): DiscordEvent {
  const person = network.person(user)
  const { server } = channel
  const attachments = Object.fromEntries(files.map((file) => [file.id, fileJson(file, network)]))
  const who = server
    ? { member: { ...memberJson(person, channel), permissions: '0' }, guild_id: server.id, guild_locale: 'zh-TW' }
    : { user: userJson(person) }
  return {
    type: 'INTERACTION_CREATE',
    data: {
      id,
      application_id: applicationId,
      type,
      data: files.length > 0 ? { ...data, resolved: { attachments } } : data,
      ...who,
      ...(server ? { guild: { id: server.id, locale: 'zh-TW', features: [] } } : {}),
      channel: channelJson(channel, network),
      channel_id: channel.id,
      token,
      version: 1,
      ...(on ? { message: messageJson(on, network) } : {}),
      app_permissions: '0',
      locale: person.locale,
      entitlements: [],
      authorizing_integration_owners: { 0: server?.id ?? '0' },
      context: server ? 0 : 1,
      attachment_size_limit: 10 * 1024 * 1024,
    },
  }
}
