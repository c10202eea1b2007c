/** What the adapter writes its log with; pino fits. Ids and outcomes only, never names, texts or tokens. */
export interface LineLog {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** What a LINE channel needs to run. */
export interface LineConfig {
  channelSecret: string
  accessToken: string
  /** Bare origin; LINE's own where absent. */
  apiUrl?: string | undefined
  /** Bare origin of the host that holds files; LINE's own where absent. */
  dataApiUrl?: string | undefined
  /** The month's messages, where the school sets its own limit below LINE's. */
  monthlyLimit?: number | undefined
  log: LineLog
  /** Real time in milliseconds, which tokens and caches follow; never the clock of what people see. */
  realNow: () => number
  /** From 0 up to 1: spreads retries. */
  random?: () => number
  /** How long LINE may be silent; shorter than the 10 s in which a stopping server must be done. */
  timeoutMs?: number
  wait?: (ms: number) => Promise<void>
}
