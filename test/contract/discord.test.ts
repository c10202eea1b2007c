import type { Recipient } from '../../src/conversation/message.ts'
import { startDiscordBench } from '../integration/discord/discordBench.ts'
import type { Heard } from '../support/fakeDiscord/heard.ts'
import type { DiscordEvent } from '../support/fakeDiscord/network.ts'
import { channelContract } from './channel.ts'

/** As often as the adapter tries what Discord knows again by its nonce. */
const tries = 3

channelContract('Discord', async (accept) => {
  const bench = await startDiscordBench({}, accept)
  const { discord, adapter } = bench
  const amy = discord.user('amy')
  const recipient = (id: string): Recipient => ({ channel: 'discord', id, kind: 'direct', lang: 'zh-TW' })
  let last: DiscordEvent | undefined
  const handedOver = async (event: DiscordEvent) => {
    last = event
    await bench.heard()
  }
  // Whoever writes first is someone who can be written to.
  await handedOver(discord.says(amy, '第一句'))
  const labels = ({ raw }: Heard) =>
    (raw.components ?? []).flatMap(({ components }) =>
      components.flatMap(({ label, options }) => options?.map((option) => option.label) ?? [label ?? '']),
    )
  return {
    channel: adapter,
    person: recipient(amy),
    unreachable: recipient(discord.user('someone who never wrote')),
    says: (text) => handedOver(discord.says(amy, text)),
    async sends(file) {
      const event = discord.sends(amy, { bytes: typeof file === 'string' ? new Uint8Array([1]) : file })
      if (file === 'gone') discord.file(event).state = 'gone'
      if (file === 'notReady') discord.fails('content', { refused: 503, code: 0 })
      await handedOver(event)
    },
    presses: (label) => handedOver(discord.presses(amy, label)),
    async repeats() {
      if (last) discord.redeliver(last)
      await bench.heard()
    },
    forgetsHandles() {
      discord.person(amy).direct = 'closed'
    },
    losesAnswer: () => discord.fails('message', 'lostAnswer', tries),
    holdsReply: () => discord.holds('message'),
    seen: () => discord.heard(amy).map((heard) => ({ text: heard.text, silent: heard.silent, buttons: labels(heard) })),
    close: () => bench.close(),
  }
})
