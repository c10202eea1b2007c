import { answer, type BoundContext, bound, type Outcome } from './context.ts'
import { entryNumber, occasionOf, refusalReply, viewOf } from './entryAccess.ts'

/** 「送出認證」: one, the only one, or all drafts. */
export const artifactSend = bound(async (context, { slots, request }) => {
  const { say, services, student } = context
  if (slots.target === 'all') return sendAll(context)
  if (slots.target !== undefined) return sendOne(context, slots.target, request)
  const drafts = await services.outcomes.ofStudent(student._id, { state: 'draft' })
  const [only] = drafts
  if (!only) return answer(say.entries.noDrafts())
  if (drafts.length === 1) return sendOne(context, `#${only._id}`, undefined)
  return answer(say.entries.whichToSend(await services.viewEntries(drafts)))
})

async function sendOne(context: BoundContext, target: string, request: string | undefined): Promise<Outcome> {
  const { say, services } = context
  const id = entryNumber(target)
  if (id === undefined) return answer(say.entries.noSuch(target))
  const recorded = await services.diverse.get(id)
  if (recorded?.student === context.student._id)
    return answer(say.diverse.nothingToSend(await viewOf(context, recorded)))
  const sent = await services.outcomes.send(id, occasionOf(context, 'student', request))
  if (!sent.done) return answer(await refusalReply(context, sent.refusal))
  return { replies: [say.entries.sent(await viewOf(context, sent.entry))], tellsOutcome: true }
}

async function sendAll(context: BoundContext): Promise<Outcome> {
  const { say, services, student, message } = context
  const all = await services.outcomes.ofStudent(student._id)
  // Those that this very message has sent already belong to its answer too, after a restart in the middle.
  const drafts = all.filter((entry) => entry.state === 'draft' || entry.changedIn === message.id)
  if (drafts.length === 0) return answer(say.entries.noDrafts())
  const sent = []
  const refused = []
  for (const draft of drafts) {
    const result = await services.outcomes.send(draft._id, occasionOf(context, 'student'))
    if (result.done) sent.push(result.entry)
    else refused.push(await refusalReply(context, result.refusal))
  }
  if (sent.length === 0) return answer(...refused)
  return { replies: say.entries.sentMany(await services.viewEntries(sent), refused), tellsOutcome: true }
}
