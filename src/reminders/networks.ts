import type { Channel } from '../conversation/channel.ts'
import type { ChannelName } from '../conversation/message.ts'
import { afterFailure, type Breaker, closedBreaker, isShut, permit, withdrawn } from './breaker.ts'
import { createPace, type PaceLimits } from './pace.ts'

/** Far below what any network allows, far above what a school needs. */
const paceLimits: PaceLimits = { burst: 40, perSecond: 40 }

/** The networks as delivery meets them: each with its pace, and left alone while it is down. */
export interface Networks {
  get(name: ChannelName): Channel | undefined
  /** Whether messages may be promised to it. */
  isUp(name: ChannelName): boolean
  /** Those that are up. */
  up(): ChannelName[]
  /** Waits for the network's pace; false when no attempt may be made now. After true, `report` or `withdraw` must follow. */
  permit(name: ChannelName): Promise<boolean>
  /** No attempt was made after all. */
  withdraw(name: ChannelName): void
  /** Whether the network took part in an attempt: refusing a message is taking part. */
  report(name: ChannelName, worked: boolean): void
}

export interface NetworksDeps {
  channels: ReadonlyMap<ChannelName, Channel>
  realNow: () => number
  wait: (ms: number) => Promise<unknown>
  /** From 0 up to 1: spreads what comes back after a pause. */
  random: () => number
}

export function createNetworks({ channels, realNow, wait, random }: NetworksDeps): Networks {
  const breakers = new Map<ChannelName, Breaker>()
  const paces = new Map([...channels.keys()].map((name) => [name, createPace(paceLimits, realNow, wait)]))
  const breakerOf = (name: ChannelName) => breakers.get(name) ?? closedBreaker
  const isUp = (name: ChannelName) => channels.has(name) && !isShut(breakerOf(name), realNow())
  return {
    get: (name) => channels.get(name),
    isUp,
    up: () => [...channels.keys()].filter(isUp),
    async permit(name) {
      const { allowed, breaker } = permit(breakerOf(name), realNow())
      breakers.set(name, breaker)
      if (allowed) await paces.get(name)?.()
      return allowed
    },
    withdraw(name) {
      breakers.set(name, withdrawn(breakerOf(name), realNow()))
    },
    report(name, worked) {
      breakers.set(name, worked ? closedBreaker : afterFailure(breakerOf(name), realNow(), random()))
    },
  }
}
