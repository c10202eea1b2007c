import { type Dialogue, openDialogue } from '../conversation/dialogue.ts'
import { presses } from '../conversation/wording/presses.ts'
import { finalSince, type SelectionStanding } from '../portfolio/selectionRules.ts'
import { type ActHandler, acted, answer, type BoundContext, type Outcome, type Turn } from './context.ts'
import { occasionOf, officeFor } from './entryAccess.ts'
import { selectionNamed, selectionRefused, tickedViews } from './selectionAccess.ts'
import { pageFor } from './selectionPage.ts'

/** What the question listed: a selection that has changed since is not locked by its answer. */
interface LockData {
  selection: string
  round: number
}

/** 「鎖定這 3 件」: asks once, naming what it means. */
export const selectionLock: ActHandler = async (context, [id]) => {
  const named = await selectionNamed(context, id)
  if (!named) return answer(await selectionRefused(context, { reason: 'noSuchEntry' }))
  const { student, year, kind } = named
  const judged = await context.services.selections.judgeLock(student, year, kind, occasionOf(context, 'student'))
  return judged.done ? question(context, judged) : answer(await pageFor(context, named, 0))
}

async function question(context: BoundContext, standing: SelectionStanding): Promise<Outcome> {
  const { say } = context
  const { _id, round } = standing.selection
  const dialogue = openDialogue<LockData>('lockSelection', { selection: _id, round })
  const yes = {
    label: say.selection.lockYes,
    press: presses.answer(dialogue.id, 'yes'),
    style: 'primary' as const,
  }
  const no = { label: say.selection.lockNo, press: presses.answer(dialogue.id, 'no') }
  const views = await tickedViews(context, standing.selection)
  return { replies: [say.selection.lockOrNot(standing, views, await officeFor(context), yes, no)], dialogue }
}

export const lockSelection: Turn = async (context, dialogue, given) => {
  const { say, services, now } = context
  if (given.kind !== 'choice') return 'pass'
  if (given.value !== 'yes') return { replies: [say.selection.notLocked()], dialogue: null }
  const { selection, round } = (dialogue as Dialogue<LockData>).data
  const named = await selectionNamed(context, selection)
  if (!named) return acted(await selectionRefused(context, { reason: 'noSuchEntry' }))
  const { student, year, kind } = named
  const locked = await services.selections.lock(student, year, kind, occasionOf(context, 'student', String(round)))
  if (!locked.done) {
    if (locked.refusal.reason !== 'stale') return acted(await selectionRefused(context, locked.refusal))
    const anew = await question(context, locked.refusal)
    return { ...anew, replies: [say.selection.changedSince(), ...anew.replies] }
  }
  const final = finalSince(locked, now)
  if (!final) throw new Error('a lock that does not hold')
  return acted(say.selection.receipt(locked, await tickedViews(context, locked.selection), final))
}
