import { type Dialogue, openDialogue } from '../conversation/dialogue.ts'
import type { Button } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import type { Done } from '../portfolio/outcomes.ts'
import { pendingFor } from './certificationPending.ts'
import { acted, answer, type BoundContext, bound, type Outcome, type Turn } from './context.ts'
import { entryNumber, occasionOf, refusalReply, viewOf } from './entryAccess.ts'

interface ReturnData {
  entry: number
  round: number
  /** Given, and waiting for the word that a final return is meant. */
  reason?: string
}

/** 「退回 #12 不是本課作業」: a reason is needed, and a final return is asked about first. Source. */
export const certificationReturn = bound(async (context, { slots, request }) => {
  const { services } = context
  const id = entryNumber(slots.target)
  if (id === undefined) return whichOne(context)
  const judged = await services.outcomes.judge('return', id, occasionOf(context, 'teacher', request))
  if (!judged.done) return answer(await refusalReply(context, judged.refusal))
  const dialogue = openDialogue<ReturnData>('returnReason', { entry: id, round: judged.entry.round })
  if (slots.reason) return withReason(context, dialogue, judged, slots.reason)
  return askReason(context, dialogue, judged)
})

/** The reason, chosen or typed; then, where the return would be final, yes or no. */
export const returnReason: Turn = async (context, open, given) => {
  const dialogue = open as Dialogue<ReturnData>
  const { say, services } = context
  const { entry, round, reason } = dialogue.data
  if (given.kind === 'file') return 'pass'
  if (given.kind === 'choice' && given.value === 'no')
    return { replies: [say.certification.nothingDone()], dialogue: null }
  if (given.kind === 'choice' && given.value === 'final' && reason) return decide(context, entry, round, reason)
  if (given.kind === 'choice' && given.value === 'type') return answer(say.certification.typeNow())
  const judged = await services.outcomes.judge('return', entry, occasionOf(context, 'teacher', String(round)))
  if (!judged.done) return acted(await refusalReply(context, judged.refusal))
  if (given.kind === 'choice') {
    const chosen = say.certification.commonReasons[Number(given.value)]
    return chosen ? withReason(context, dialogue, judged, chosen) : askReason(context, dialogue, judged)
  }
  return withReason(context, dialogue, judged, given.text)
}

async function whichOne(context: BoundContext): Promise<Outcome> {
  const { say, services } = context
  const pending = await pendingFor(context)
  if (pending.length === 0) return answer(say.certification.pending([], 0, 0, 0, undefined, undefined))
  return answer(say.certification.whichToReturn(await services.viewEntries(pending.slice(0, 10))))
}

async function askReason(context: BoundContext, dialogue: Dialogue<ReturnData>, judged: Done): Promise<Outcome> {
  const { say } = context
  const reasons = say.certification.commonReasons.map(
    (label, index): Button => ({ label, press: presses.answer(dialogue.id, String(index)) }),
  )
  const type: Button = {
    label: say.certification.typeReason,
    type: presses.answer(dialogue.id, 'type'),
    hint: say.certification.reasonHint,
  }
  const cancel: Button = { label: say.certification.notNow, press: presses.answer(dialogue.id, 'no') }
  const view = await viewOf(context, judged.entry)
  return { replies: [say.certification.askReason(view, judged.warning === 'final', reasons, type, cancel)], dialogue }
}

async function withReason(
  context: BoundContext,
  dialogue: Dialogue<ReturnData>,
  judged: Done,
  typed: string,
): Promise<Outcome> {
  const { say } = context
  const reason = typed.trim().slice(0, 500)
  if (reason === '') return askReason(context, dialogue, judged)
  if (judged.warning !== 'final') return decide(context, dialogue.data.entry, dialogue.data.round, reason)
  const yes: Button = {
    label: say.certification.returnYes,
    press: presses.answer(dialogue.id, 'final'),
    style: 'danger',
  }
  const no: Button = { label: say.certification.notNow, press: presses.answer(dialogue.id, 'no') }
  const view = await viewOf(context, judged.entry)
  const next = { ...dialogue, data: { ...dialogue.data, reason } }
  return { replies: [say.certification.finalOrNot(view, reason, yes, no)], dialogue: next }
}

async function decide(context: BoundContext, id: number, round: number, reason: string): Promise<Outcome> {
  const { say, services } = context
  const done = await services.outcomes.return(id, reason, occasionOf(context, 'teacher', String(round)))
  if (!done.done) return acted(await refusalReply(context, done.refusal))
  const remaining = (await pendingFor(context)).length
  return acted(say.certification.returned(await viewOf(context, done.entry), remaining))
}
