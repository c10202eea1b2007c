import type { Reply } from '../conversation/message.ts'
import type { Entry } from '../portfolio/entry.ts'
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
  return { replies: [await sentReply(context, sent.entry)], tellsOutcome: true }
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
  const asked = sent.filter(({ sparedBy }) => sparedBy === undefined)
  const spared = sent.filter(({ sparedBy }) => sparedBy !== undefined)
  const others = [...(await Promise.all(spared.map((entry) => sentReply(context, entry)))), ...refused]
  const replies = asked.length > 0 ? say.entries.sentMany(await services.viewEntries(asked), others) : others
  return { replies, tellsOutcome: true }
}

/** What came of sending one: a teacher was asked, or need not be. */
async function sentReply(context: BoundContext, entry: Entry): Promise<Reply> {
  const { say, services } = context
  const view = await viewOf(context, entry)
  const twin = entry.sparedBy === undefined ? undefined : await services.outcomes.get(entry.sparedBy)
  return twin ? say.entries.spared(view, twin) : say.entries.sent(view)
}
