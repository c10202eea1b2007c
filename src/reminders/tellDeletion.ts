import { DateTime } from 'luxon'
import { deciders } from '../portfolio/deletion.ts'
import type { TellDeletion } from '../portfolio/retention.ts'
import type { Acting } from '../school/acting.ts'
import type { Outbox } from './outbox.ts'

/** Whoever decides is told of a proposal at once, and whoever proposed of the decision. Source: R-12, contract.md, retention. */
export function createTellDeletion(outbox: Outbox, acting: Acting): TellDeletion {
  return async function tellDeletion({ _id: deletion, division, state, proposedBy, proposedAt }) {
    if (state !== 'open') {
      await outbox.queue(
        `deletion:${deletion}:${state}`,
        { person: proposedBy },
        { kind: 'deletion-decided', deletion },
      )
      return
    }
    for (const { _id } of await acting.onDuty(deciders[division], DateTime.fromJSDate(proposedAt))) {
      if (_id === proposedBy) continue
      const key = `deletion:${deletion}:proposed:${_id}`
      await outbox.queue(key, { person: _id }, { kind: 'deletion-proposed', deletion })
    }
  }
}
