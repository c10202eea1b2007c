import { pino } from 'pino'

/** Writes one JSON line per event. Carries ids, counts and codes; never names, message text, tokens or binding codes. */
export interface Log {
  debug(facts: object, event: string): void
  info(facts: object, event: string): void
  warn(facts: object, event: string): void
  error(facts: object, event: string): void
}

/** A log to a stream: standard output for a server, standard error for a command. */
export function createLog(level: string, stream: NodeJS.WritableStream): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream)
}

/** What may be logged of an error: its name, code and place, not its message, which can quote what a person wrote. */
export function errorFacts(error: unknown): { error: string; code?: string | number; at?: string } {
  if (!(error instanceof Error)) return { error: typeof error }
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : undefined
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? []
  return {
    error: error.name,
    ...(code === undefined ? {} : { code }),
    ...(frames[0]
      ? {
          at: frames
            .slice(0, 3)
            .map((frame) => frame.trim())
            .join(' < '),
        }
      : {}),
  }
}
