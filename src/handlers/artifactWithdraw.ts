import { type Dialogue, openDialogue } from '../conversation/dialogue.ts'
import type { Reply } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import type { Entry, EntryKind } from '../portfolio/entry.ts'
import type { Occasion } from '../portfolio/outcomes.ts'
import { acted, actsForStudent, answer, type BoundContext, bound, type Outcome, type Turn } from './context.ts'
import { diverseRefusalReply, entryNumber, occasionOf, refusalReply, viewOf } from './entryAccess.ts'

interface DeleteData {
  /** What the question named: nothing else is deleted. */
  entries: { id: number; round: number; kind?: EntryKind }[]
}

/** 「刪掉那件」 deletes a draft or diverse performance, after asking; 「收回來」 takes a pending one back to a draft at once. */
export const artifactWithdraw = bound(async (context, { slots, request }) => {
  const { say, services, student } = context
  const own = await services.outcomes.ofStudent(student._id)
  if (slots.target === 'all') return askToDelete(context, own.filter(isDeletable))
  if (slots.target === undefined) {
    const candidates = [
      ...own.filter((entry) => isDeletable(entry) || entry.state === 'pending'),
      ...(await services.diverse.changeable(student, context.now)),
    ]
    if (candidates.length === 0) return answer(say.entries.nothingToWithdraw())
    return answer(say.entries.whichToWithdraw(await services.viewEntries(candidates)))
  }
  const id = entryNumber(slots.target)
  const recorded = id === undefined ? undefined : await services.diverse.get(id)
  if (recorded) {
    const judged = await services.diverse.judge('delete', recorded._id, occasionOf(context, 'student', request))
    return judged.done ? askToDelete(context, [recorded]) : answer(await diverseRefusalReply(context, judged.refusal))
  }
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
  if (actsForStudent(context)) return answer(say.guardians.noDeleting())
  const views = await services.viewEntries(entries)
  const [only] = views
  if (!only) return answer(say.entries.nothingToWithdraw())
  const data = { entries: entries.map(({ _id, round, kind }) => ({ id: _id, round, kind })) }
  const dialogue = openDialogue<DeleteData>('confirmDelete', data)
  const yes = { label: say.entries.deleteYes, press: presses.answer(dialogue.id, 'yes'), style: 'danger' as const }
  const no = { label: say.entries.keep, press: presses.answer(dialogue.id, 'no') }
  const one = only.entry.kind === 'diverse' ? say.diverse.deleteOrNot : say.entries.deleteOrNot
  const question = views.length === 1 ? one(only, yes, no) : say.entries.deleteManyOrNot(views, yes, no)
  return { replies: [question], dialogue }
}

export const confirmDelete: Turn = async (context, dialogue, given) => {
  const { say } = context
  if (given.kind !== 'choice') return 'pass'
  if (given.value !== 'yes') return { replies: [say.entries.kept()], dialogue: null }
  const replies = []
  for (const { id, round, kind } of (dialogue as Dialogue<DeleteData>).data.entries) {
    const occasion = occasionOf(context, 'student', String(round))
    replies.push(await (kind === 'diverse' ? removeDiverse : removeOutcome)(context, id, occasion))
  }
  return acted(...replies)
}

async function removeOutcome(context: BoundContext, id: number, occasion: Occasion): Promise<Reply> {
  const { say, services } = context
  const done = await services.outcomes.remove(id, occasion)
  if (!done.done) return refusalReply(context, done.refusal)
  const used = await services.outcomes.used(done.entry.student, done.rules.term)
  return say.entries.deleted(id, Math.max(0, done.rules.ruleset.course.places.value - used))
}

async function removeDiverse(context: BoundContext, id: number, occasion: Occasion): Promise<Reply> {
  const { say, services } = context
  const done = await services.diverse.remove(id, occasion)
  if (!done.done) return diverseRefusalReply(context, done.refusal)
  const { year, ruleset } = done.rules
  const used = await services.diverse.used(done.entry.student, year)
  return say.diverse.deleted(id, year, Math.max(0, ruleset.diverse.places.value - used))
}
