import type { Cast } from '../../src/conversation/cast.ts'

/** What the adapter writes its log with; pino fits. Ids and codes only, never names or texts. */
export interface SimulatorLog {
  error(facts: object, message: string): void
}

/** What the simulator needs to run. */
export interface SimulatorConfig {
  /** Where what was said is kept: `transcript.jsonl`, and `files/`. Made where it is missing. */
  dir: string
  /** Who can be played. Nobody else can write, or be reached. */
  cast: Cast
  /** The instant that a message is stamped with, in milliseconds since the epoch: people read it, so it follows the clock of the school. */
  nowMs: () => number
  log: SimulatorLog
}
