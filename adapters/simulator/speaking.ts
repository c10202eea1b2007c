import type { Channel } from '../../src/conversation/channel.ts'
import type { SimulatorConfig } from './config.ts'
import { encode } from './encode.ts'
import { saidAs } from './hearing.ts'
import { isMember } from './isMember.ts'
import type { Transcript } from './transcript.ts'

/** How long a push waits when the transcript could not be written. */
const pushAgainAfterMs = 5_000

/** The speaking half of the simulator: what it says is said once it is in the transcript. */
export function createSpeaking(
  transcript: Transcript,
  { cast, nowMs, log }: Pick<SimulatorConfig, 'cast' | 'nowMs' | 'log'>,
): Pick<Channel, 'reply' | 'push'> {
  const logFailure = (act: string, error: unknown) =>
    log.error(
      { code: error instanceof Error && 'code' in error ? error.code : undefined },
      `simulator ${act}: not written`,
    )

  return {
    async reply({ replyHandle = '' }, replies, { again, silent }) {
      const heard = encode(replies)
      if (heard.length === 0) return { kind: 'delivered' }
      const said = saidAs(transcript, replyHandle)
      if (said === undefined) return { kind: again ? 'uncertain' : 'dead' }
      const { account, event: answers } = said
      const entry = {
        id: `reply:${answers}`,
        account,
        at: nowMs(),
        kind: 'heard',
        replies: heard,
        silent,
        answers,
      } as const
      try {
        // A repetition finds the first attempt in the transcript, and so knows that it was said.
        return { kind: (await transcript.append(entry)) || again ? 'delivered' : 'dead' }
      } catch (error) {
        logFailure('reply', error)
        return { kind: 'uncertain' }
      }
    },

    async push({ id: account }, replies, { key, silent }) {
      if (!(await isMember(cast, account))) return { kind: 'unreachable' }
      const heard = encode(replies)
      if (heard.length === 0) return { kind: 'sent' }
      try {
        await transcript.append({ id: `push:${key}`, account, at: nowMs(), kind: 'heard', replies: heard, silent })
        return { kind: 'sent' }
      } catch (error) {
        logFailure('push', error)
        return { kind: 'later', afterMs: pushAgainAfterMs }
      }
    },
  }
}
