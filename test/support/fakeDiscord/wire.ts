import { applicationId, botId, botJson } from './bot.ts'
import type { StoredFile } from './fileStore.ts'
import type { Message } from './message.ts'
import type { Channel, Network, Person } from './network.ts'

const isoTime = (ms: number) => new Date(ms).toISOString()

/** A person as Discord writes them for bots. */
export function userJson({ id, name }: Person): object {
  return { id, username: name, global_name: name, discriminator: '0', avatar: null }
}

export function memberJson(person: Person, { server }: Channel): object {
  const roles = [...(server?.roles ?? [])].filter(([, role]) => role.members.includes(person.id)).map(([id]) => id)
  const joined = { joined_at: '2026-08-31T00:00:00Z', deaf: false, mute: false, flags: 0, nick: null, avatar: null }
  return { user: userJson(person), roles, ...joined }
}

export function channelJson(channel: Channel, network: Network): object {
  const { id, name, server, members } = channel
  const last = network.history(channel).at(-1)?.id ?? null
  if (!server)
    return { id, type: 1, last_message_id: last, recipients: members.map((each) => userJson(network.person(each))) }
  return {
    id,
    type: 0,
    guild_id: server.id,
    last_message_id: last,
    name,
    position: 0,
    permission_overwrites: [],
    parent_id: null,
    nsfw: false,
  }
}

/** A server as a bot is told of it. */
export function serverJson(channel: Channel, network: Network): Record<string, unknown> {
  const { server, name } = channel
  if (!server) throw new Error('A direct channel has no server')
  const role = (id: string, roleName: string, position: number) => ({
    id,
    name: roleName,
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: true,
    permissions: '0',
    flags: 0,
  })
  return {
    id: server.id,
    name,
    owner_id: channel.members[0] ?? botId,
    icon: null,
    features: [],
    preferred_locale: 'zh-TW',
    joined_at: '2026-08-31T00:00:00Z',
    large: false,
    unavailable: false,
    member_count: channel.members.length + 1,
    members: [{ user: botJson, roles: [], joined_at: '2026-08-31T00:00:00Z', deaf: false, mute: false, flags: 0 }],
    channels: [channelJson(channel, network)],
    roles: [
      role(server.id, '@everyone', 0),
      ...[...server.roles].map(([id, each], index) => role(id, each.name, index + 1)),
    ],
    threads: [],
    presences: [],
    voice_states: [],
    emojis: [],
    stickers: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}

export function fileJson(file: StoredFile, network: Network): object {
  const { id, name, bytes, type, ephemeral } = file
  const url = network.files.address(file)
  const claims = { filename: name, size: bytes.byteLength, content_type: type }
  return { id, ...claims, url, proxy_url: url, ...(ephemeral ? { ephemeral } : {}) }
}

export function messageJson(message: Message, network: Network): Record<string, unknown> {
  const { id, channel, author, atMs, editedAtMs, body, files, onlyFor, interaction, state } = message
  const { content, embeds, components, nonce } = body
  const thinking = state === 'thinking' ? 1 << 7 : 0
  const onlyOne = onlyFor === undefined ? 0 : 1 << 6
  const { server } = network.channel(channel)
  const byBot = author === botId
  return {
    id,
    type: interaction === undefined ? 0 : 20,
    channel_id: channel,
    channel_type: server ? 0 : 1,
    ...(server ? { guild_id: server.id } : {}),
    author: byBot ? botJson : userJson(network.person(author)),
    ...(server && !byBot ? { member: memberJson(network.person(author), network.channel(channel)) } : {}),
    content: content ?? '',
    embeds: (embeds ?? []).map((embed) => ({ type: 'rich', ...embed })),
    components: components ?? [],
    attachments: files.map((file) => fileJson(file, network)),
    flags: (body.flags ?? 0) | thinking | onlyOne,
    timestamp: isoTime(atMs),
    edited_timestamp: editedAtMs === undefined ? null : isoTime(editedAtMs),
    ...(nonce === undefined || nonce === null ? {} : { nonce }),
    ...(byBot ? { application_id: applicationId } : {}),
    ...(interaction === undefined ? {} : { webhook_id: applicationId }),
    mentions: mentioned(content ?? '', network),
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
  }
}

function mentioned(content: string, network: Network): object[] {
  const ids = [...content.matchAll(/<@!?(\d+)>/g)].map(([, id]) => String(id))
  const people = ids.flatMap((id) => network.people.get(id) ?? []).map(userJson)
  return ids.includes(botId) ? [...people, botJson] : people
}
