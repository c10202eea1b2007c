import type { Accept } from '../../src/conversation/channel.ts'
import { decode, type Said } from './decode.ts'
import type { Entry } from './entry.ts'
import type { Transcript } from './transcript.ts'

/** The listening half of the simulator: what was said is kept, handed over, and marked as taken, in that order. */
export interface Hearing {
  /** Begins, with what was kept but never taken. */
  start(accept: Accept): Promise<void>
  /**
   * Resolves once the assistant has stored what was said. The same event again is handed over as it was the first time.
   * @throws when nobody listens, or it could not be stored.
   */
  hear(said: Said): Promise<void>
  stop(): void
}

export function createHearing(transcript: Transcript, nowMs: () => number): Hearing {
  let listening: Accept | undefined

  async function handOver(said: Said, accept: Accept): Promise<void> {
    const { event, account } = said
    await accept([decode(said)])
    await transcript.append({ id: `taken:${event}`, account, at: nowMs(), kind: 'taken', event })
  }

  return {
    async start(accept) {
      listening = accept
      const untaken = transcript.entries.filter(
        (entry) => entry.kind === 'said' && transcript.find(`taken:${entry.event}`) === undefined,
      )
      for (const said of untaken.flatMap(saidBy)) await handOver(said, accept)
    },
    async hear(said) {
      if (listening === undefined) throw new Error('Nobody listens')
      const { event, account, content } = said
      await transcript.append({ id: `said:${event}`, account, at: nowMs(), kind: 'said', event, content })
      await handOver(saidAs(transcript, event) ?? said, listening)
    },
    stop() {
      listening = undefined
    },
  }
}

/** What was said in that event; undefined where the transcript knows of none. */
export function saidAs(transcript: Transcript, event: string): Said | undefined {
  const entry = transcript.find(`said:${event}`)
  return entry && saidBy(entry)[0]
}

function saidBy(entry: Entry): Said[] {
  return entry.kind === 'said' ? [{ event: entry.event, account: entry.account, content: entry.content }] : []
}
