import type { TellActing } from '../school/appointments.ts'
import type { Outbox } from './outbox.ts'

/** Who acts and whose office it is learn of an appointment, and of its end before the last day. Source. */
export function createTellActing(outbox: Outbox): TellActing {
  return async function tellActing({ _id: appointment, person, holder, endedOn }) {
    const what = endedOn === undefined ? 'begun' : 'ended'
    for (const each of new Set([person, holder])) {
      if (each === undefined) continue
      await outbox.queue(
        `acting:${appointment}:${what}:${each}`,
        { person: each },
        { kind: 'acting', appointment, what },
      )
    }
  }
}
