import type { Readable } from 'node:stream'
import { type Channel, FileUnavailable } from './channel.ts'
import type { SentFile } from './message.ts'

/** How long a network may prepare a file, or be away, before its sender is told to try later. Source: contract.md, Behaviour. */
export const patienceMs = 40_000
const firstPauseMs = 500
const longestPauseMs = 5_000

/** Real time, and a way to let it pass. */
export interface Timing {
  realNow(): number
  wait(ms: number): Promise<void>
}

/** Opens a sent file, asking again while the network still prepares it or does not answer. @throws FileUnavailable */
export async function openPatiently(
  channel: Pick<Channel, 'open'>,
  file: SentFile,
  maxBytes: number,
  { realNow, wait }: Timing,
): Promise<Readable> {
  const until = realNow() + patienceMs
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await channel.open(file, maxBytes)
    } catch (error) {
      const mayCome =
        error instanceof FileUnavailable && (error.trouble === 'notReady' || error.trouble === 'unavailable')
      const leftMs = until - realNow()
      if (!mayCome || leftMs <= 0) throw error
      await wait(Math.min(pauseMs, leftMs))
    }
  }
}
