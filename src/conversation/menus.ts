import { menuOf } from '../identity/menuOf.ts'
import { wardsOf } from '../identity/wards.ts'
import { errorFacts } from '../log.ts'
import type { Services } from '../services.ts'
import type { Channel } from './channel.ts'
import type { ChannelName } from './message.ts'

/** How many are told at once; the rest follow. */
const atOnce = 100

/** The menus beside the chats, which follow whoever an account is bound to and what they may do. */
export interface Menus {
  /** Tells the networks which menus have changed hands, by whatever process that came about. Never fails. */
  giveDue(): Promise<void>
}

export function createMenus(
  services: Pick<Services, 'accounts' | 'people' | 'grants' | 'clock' | 'log'>,
  channels: ReadonlyMap<ChannelName, Channel>,
): Menus {
  const { accounts, people, clock, log } = services
  let giving: Promise<void> = Promise.resolve()

  return {
    giveDue() {
      giving = giving.then(giveAll).catch((error: unknown) => log.warn(errorFacts(error), 'changing the menus failed'))
      return giving
    },
  }

  async function giveAll(): Promise<void> {
    for (let due = await accounts.menusDue(atOnce); due.length > 0; due = await accounts.menusDue(atOnce)) {
      for (const account of due) {
        const person = account.person ? await people.get(account.person) : undefined
        const wards = person ? await wardsOf(person, services, clock.now()) : []
        await channels.get(account.channel)?.setMenu?.(account.account, menuOf(person, wards.length > 0))
        await accounts.menuGiven(account)
      }
    }
  }
}
