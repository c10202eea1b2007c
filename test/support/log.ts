import type { Log } from '../../src/log.ts'

/** A log that keeps nothing. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** A line of the log. */
export interface Logged {
  level: string
  event: string
  facts: object
}

/** A log that can be read again. */
export function keepingLog(lines: Logged[]): Log {
  const at = (level: string) => (facts: object, event: string) => {
    lines.push({ level, event, facts })
  }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
