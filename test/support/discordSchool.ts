import { createDiscordAdapter, registerDiscordCommands } from '../../adapters/discord/index.ts'
import { createRememberedChats } from '../../src/identity/rememberedChats.ts'
import { createOwnCourses } from '../../src/portfolio/ownCourses.ts'
import type { Filled } from './fakeDiscord/commandUse.ts'
import { FakeDiscord } from './fakeDiscord/fakeDiscord.ts'
import type { Heard } from './fakeDiscord/heard.ts'
import type { DiscordEvent } from './fakeDiscord/network.ts'
import { silentLog } from './log.ts'
import type { TestSchool } from './school.ts'

/** Someone of the school who uses Discord. */
export interface DiscordPerson {
  user: string
  /** Does something; resolves with what the bot then said to them, once it is answered. */
  does(act: () => DiscordEvent): Promise<string>
  says(text: string): Promise<string>
  uses(command: string, filled?: Filled, channel?: string): Promise<string>
  presses(label: string): Promise<string>
  sends(bytes: Buffer, name?: string): Promise<string>
  heard(): Heard[]
}

/** The school with Discord beside LINE. */
export interface DiscordSchool {
  discord: FakeDiscord
  someone(id: string, options?: { bound?: boolean }): Promise<DiscordPerson>
  close(): Promise<void>
}

export async function addDiscord(school: TestSchool): Promise<DiscordSchool> {
  const { services, clock } = school
  const discord = await FakeDiscord.start(clock.realNow())
  const { token, applicationId, apiUrl } = discord
  const adapter = createDiscordAdapter({
    token,
    applicationId,
    apiUrl,
    log: silentLog,
    realNow: clock.realNow,
    holdGateway: () => services.leases.take('discord-gateway'),
    remembered: createRememberedChats(services, 'discord'),
    courses: createOwnCourses(services, 'discord'),
  })
  await registerDiscordCommands({ token, applicationId, apiUrl })
  school.channels.set('discord', adapter)
  await adapter.start(school.accept)
  await discord.listeners()

  /** A message is stored under its own id, the use of a command, a button or a form under its id and a mark. */
  async function isStored({ data: { id } }: DiscordEvent): Promise<boolean> {
    return (await services.inbox.model.exists({ _id: { $in: [`discord:${id}`, `discord:${id}.i`] } })) !== null
  }

  return {
    discord,
    async someone(id, { bound = true } = {}) {
      const user = discord.user(id)
      if (bound) {
        await services.accounts.seen('discord', user, clock.now().toJSDate())
        await services.accounts.bind(`discord:${user}`, id, clock.now().toJSDate())
      }
      const person: DiscordPerson = {
        user,
        async does(act) {
          const before = discord.heard(user).length
          const event = act()
          while (!(await isStored(event))) await new Promise((resolve) => setTimeout(resolve, 10))
          await school.settle()
          return discord
            .heard(user)
            .slice(before)
            .map(({ text }) => text)
            .join('\n')
        },
        says: (text) => person.does(() => discord.says(user, text)),
        uses: (command, filled, channel) => person.does(() => discord.uses(user, command, filled, channel)),
        presses: (label) => person.does(() => discord.presses(user, label)),
        sends: (bytes, name = 'report.pdf') => person.does(() => discord.sends(user, { bytes, name })),
        heard: () => discord.heard(user),
      }
      return person
    },
    async close() {
      await adapter.stop()
      await discord.close()
    },
  }
}
