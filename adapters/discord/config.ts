import type { OwnCourses } from '../../src/conversation/ownCourses.ts'
import type { Remembered } from '../../src/conversation/remembered.ts'

/** What the adapter writes its log with; pino fits. Ids of events and outcomes only, never names, texts or tokens. */
export interface DiscordLog {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** The right to hear, which one process has at a time. */
export interface GatewayHeld {
  /** Fires when another process may have taken the right. */
  lost: AbortSignal
  release(): Promise<void>
}

/** Where Discord is, and who we are there. */
export interface DiscordAccess {
  token: string
  applicationId: string
  /** Such as `http://127.0.0.1:9999/api`; Discord's own where absent. */
  apiUrl?: string | undefined
  /** Lets real time pass, until the signal fires at the latest. Never fails. */
  wait?: (ms: number, until?: AbortSignal) => Promise<void>
  /** How long Discord may be silent; shorter than the 10 s in which a stopping server must be done. */
  timeoutMs?: number
}

/** What a Discord channel needs to run. */
export interface DiscordConfig extends DiscordAccess {
  log: DiscordLog
  /** Real time in milliseconds, which ids and tokens follow; never the clock of what people see. */
  realNow: () => number
  /** Takes the right to hold the gateway; undefined while another process has it. */
  holdGateway: () => Promise<GatewayHeld | undefined>
  remembered: Remembered
  courses: OwnCourses
}
