import { type Dialogue, openDialogue } from '../conversation/dialogue.ts'
import { presses } from '../conversation/wording/presses.ts'
import type { Entry } from '../portfolio/entry.ts'
import type { Refusal } from '../portfolio/outcomes.ts'
import { entriesPerPage, pendingFor } from './certificationPending.ts'
import { type ActHandler, acted, answer, type BoundContext, bound, type Outcome, type Turn } from './context.ts'
import { entryNumber, occasionOf, refusalReply, viewOf } from './entryAccess.ts'

/** What the question listed: what came later is not decided by its answer. */
interface ManyData {
  entries: { id: number; round: number }[]
  /** Everything that waited when it was asked. */
  known: number[]
}

/** 「#12 認證通過」 decides at once; 「全部認證通過」 asks once, naming what it means. */
export const certificationApprove = bound(async (context, { slots, request }) => {
  const { say, services } = context
  const id = entryNumber(slots.target)
  if (id === undefined) return askAboutMany(context, 0)
  const done = await services.outcomes.certify(id, occasionOf(context, 'teacher', request))
  if (!done.done) return answer(await refusalReply(context, done.refusal))
  const remaining = (await pendingFor(context)).length
  return { replies: [say.certification.approved(await viewOf(context, done.entry), remaining)], tellsOutcome: true }
})

/** 「這 8 件都通過」 on a page of the list. */
export const askMany: ActHandler = (context, [page]) => askAboutMany(context, Number(page) || 0)

async function askAboutMany(context: BoundContext, page: number): Promise<Outcome> {
  const { say, services } = context
  const pending = await pendingFor(context)
  const listed = pending.slice(page * entriesPerPage, (page + 1) * entriesPerPage)
  if (listed.length === 0) return answer(say.certification.pending([], 0, 0, 0, undefined, undefined))
  const data = { entries: listed.map(({ _id, round }) => ({ id: _id, round })), known: pending.map(({ _id }) => _id) }
  const dialogue = openDialogue<ManyData>('approveMany', data)
  const yes = {
    label: say.certification.approveYes(listed.length),
    press: presses.answer(dialogue.id, 'yes'),
    style: 'primary' as const,
  }
  const no = { label: say.certification.notNow, press: presses.answer(dialogue.id, 'no') }
  const views = await services.viewEntries(listed)
  return { replies: [say.certification.approveManyOrNot(views, pending.length - listed.length, yes, no)], dialogue }
}

export const approveMany: Turn = async (context, dialogue, given) => {
  const { say, services } = context
  if (given.kind !== 'choice') return 'pass'
  if (given.value !== 'yes') return { replies: [say.certification.nothingDone()], dialogue: null }
  const { entries, known } = (dialogue as Dialogue<ManyData>).data
  const done: Entry[] = []
  const notDone: Entry[] = []
  const notTheirs: Refusal[] = []
  for (const { id, round } of entries) {
    const result = await services.outcomes.certify(id, occasionOf(context, 'teacher', String(round)))
    if (result.done) done.push(result.entry)
    else if (isNotTheirs(result.refusal)) notTheirs.push(result.refusal)
    else if ('entry' in result.refusal && result.refusal.entry) notDone.push(result.refusal.entry)
  }
  const refused = await Promise.all(notTheirs.slice(0, 1).map((refusal) => refusalReply(context, refusal)))
  if (done.length + notDone.length === 0) return { replies: refused, dialogue: null }
  const waiting = await pendingFor(context)
  const newer = waiting.filter(({ _id }) => !known.includes(_id)).length
  const [doneViews, notDoneViews] = [await services.viewEntries(done), await services.viewEntries(notDone)]
  return acted(say.certification.approvedMany(doneViews, notDoneViews, newer, waiting.length - newer), ...refused)
}

/** Whoever certified the course when it was asked does so no more. */
const isNotTheirs = (refusal: Refusal) =>
  refusal.reason === 'noSuchEntry' || (refusal.reason === 'rule' && refusal.refusal.reason === 'notYours')
