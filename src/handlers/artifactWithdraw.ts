import { type Dialogue, openDialogue } from '../conversation/dialogue.ts'
import { presses } from '../conversation/wording/presses.ts'
import type { Entry } from '../portfolio/entry.ts'
import { acted, answer, type BoundContext, bound, type Outcome, type Turn } from './context.ts'
import { entryNumber, occasionOf, refusalReply, viewOf } from './entryAccess.ts'

interface DeleteData {
  /** What the question named: nothing else is deleted. */
  entries: { id: number; round: number }[]
}

/** 「刪掉那件」 deletes a draft, after asking; 「收回來」 takes a pending one back to a draft at once. */
export const artifactWithdraw = bound(async (context, { slots, request }) => {
  const { say, services, person } = context
  const own = await services.outcomes.ofStudent(person._id)
  if (slots.target === 'all') return askToDelete(context, own.filter(isDeletable))
  const candidates = own.filter((entry) => isDeletable(entry) || entry.state === 'pending')
  if (slots.target === undefined) {
    if (candidates.length === 0) return answer(say.entries.nothingToWithdraw())
    return answer(say.entries.whichToWithdraw(await services.viewEntries(candidates)))
  }
  const id = entryNumber(slots.target)
  const entry = own.find(({ _id }) => _id === id)
  if (!entry) return answer(say.entries.noSuch(slots.target))
  if (!isDeletable(entry)) return withdraw(context, entry, request)
  const judged = await services.outcomes.judge('delete', entry._id, occasionOf(context, 'student', request))
  if (!judged.done) return answer(await refusalReply(context, judged.refusal))
  return askToDelete(context, [entry])
})

const isDeletable = (entry: Entry) => entry.state === 'draft' || entry.state === 'returned'

async function withdraw(context: BoundContext, entry: Entry, request: string | undefined): Promise<Outcome> {
  const { say, services } = context
  const done = await services.outcomes.withdraw(entry._id, occasionOf(context, 'student', request))
  if (!done.done) return answer(await refusalReply(context, done.refusal))
  return { replies: [say.entries.withdrawn(await viewOf(context, done.entry), done.warning)], tellsOutcome: true }
}

/** The question that names what would go. */
export async function askToDelete(context: BoundContext, entries: Entry[]): Promise<Outcome> {
  const { say, services } = context
  const views = await services.viewEntries(entries)
  const [only] = views
  if (!only) return answer(say.entries.nothingToWithdraw())
  const data = { entries: entries.map(({ _id, round }) => ({ id: _id, round })) }
  const dialogue = openDialogue<DeleteData>('confirmDelete', data)
  const yes = { label: say.entries.deleteYes, press: presses.answer(dialogue.id, 'yes'), style: 'danger' as const }
  const no = { label: say.entries.keep, press: presses.answer(dialogue.id, 'no') }
  const question =
    views.length === 1 ? say.entries.deleteOrNot(only, yes, no) : say.entries.deleteManyOrNot(views, yes, no)
  return { replies: [question], dialogue }
}

export const confirmDelete: Turn = async (context, dialogue, given) => {
  const { say, services, person } = context
  if (given.kind !== 'choice') return 'pass'
  if (given.value !== 'yes') return { replies: [say.entries.kept()], dialogue: null }
  const replies = []
  for (const { id, round } of (dialogue as Dialogue<DeleteData>).data.entries) {
    const done = await services.outcomes.remove(id, occasionOf(context, 'student', String(round)))
    if (!done.done) {
      replies.push(await refusalReply(context, done.refusal))
      continue
    }
    const { places } = done.rules.ruleset.course
    const used = await services.outcomes.used(person._id, done.rules.term)
    replies.push(say.entries.deleted(id, Math.max(0, places.value - used)))
  }
  return acted(...replies)
}
