import type { Conversations } from '../conversation/dialogue.ts'
import type { Files } from './files.ts'
import { type UnusedDeps, unusedFiles } from './unusedFiles.ts'

export interface SweepDeps extends UnusedDeps {
  files: Files
  conversations: Conversations
}

/**
 * Removes files that somebody sent and nobody used: older than `before`, in no entry (deleted ones too), in no question that
 * is still kept, brought by no message that is still open, and never part of an entry that was sent or selected.
 *
 * Source: R-12.
 * @returns how many there were; `signal` ends it early.
 */
export async function sweepOrphans(deps: SweepDeps, before: Date, signal?: AbortSignal): Promise<number> {
  let removed = 0
  const asked = namedIn(await deps.conversations.openDialogues())
  for await (const batch of deps.files.storedBefore(before)) {
    const unasked = batch.filter(({ id }) => !asked.has(id))
    for (const { id } of await unusedFiles(deps, unasked)) {
      if (signal?.aborted) return removed
      await deps.files.remove(id)
      removed += 1
    }
  }
  return removed
}

/** Every text that stands anywhere in these values: a question keeps the ids of the files it is about. */
function namedIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') found.add(value)
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) namedIn(part, found)
  return found
}
