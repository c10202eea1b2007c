import { askButton } from '../conversation/wording/presses.ts'
import { actorOf, answer, type BoundContext, bound, type Outcome } from './context.ts'
import { entryNumber, viewOf } from './entryAccess.ts'

/** As many are offered as buttons. */
const maxOffered = 10

/** 「幫我催老師」: one line in the teacher's next digest, once in 72 hours. */
export const certificationNudge = bound(async (context, { slots }) => {
  const { say, services, person } = context
  const id = entryNumber(slots.target)
  if (id !== undefined) return nudge(context, id)
  const waiting = await services.outcomes.ofStudent(person._id, { state: 'pending' })
  const [only, ...others] = waiting
  if (!only) return answer(say.classes.nothingToNudge())
  if (others.length === 0) return nudge(context, only._id)
  const views = await services.viewEntries(waiting.slice(0, maxOffered))
  const choices = views.map((view) =>
    askButton(say.classes.nudgeChoice(view), 'certification.nudge', { target: `#${view.entry._id}` }),
  )
  return answer(say.classes.whichToNudge(waiting.length, choices))
})

async function nudge(context: BoundContext, id: number): Promise<Outcome> {
  const { say, services, message, now } = context
  const nudged = await services.nudges.nudge(id, actorOf(context, 'student'), message.id, now)
  if (!nudged) return answer(say.entries.noSuch(`#${id}`))
  const view = await viewOf(context, nudged.entry)
  if (nudged.done) return { replies: [say.classes.nudged(view)], tellsOutcome: true }
  return answer(nudged.again ? say.classes.nudgedLately(view, nudged.again) : say.classes.notWaiting(view))
}
