import { presses } from '../conversation/wording/presses.ts'
import type { Entry } from '../portfolio/entry.ts'
import { type ActHandler, answer, type BoundContext, bound, type Outcome } from './context.ts'
import { entryShow } from './entryShow.ts'

/** How many entries a list or a question names at once. */
export const entriesPerPage = 8

/** 「還有幾件要認證」 */
export const certificationPending = bound((context) => page(context, 0))

/** The next page of what waits. */
export const pendingPage: ActHandler = (context, [at]) => page(context, Number(at) || 0)

/** What waits for a teacher or proxy now, first due first. Source. */
export async function pendingFor({ services, person, now }: BoundContext): Promise<Entry[]> {
  return services.outcomes.pendingOf(await services.certifiers.coveredBy(person._id, now))
}

async function page(context: BoundContext, at: number): Promise<Outcome> {
  const { say, services, now } = context
  const pending = await pendingFor(context)
  const [only] = pending
  if (only && pending.length === 1) return entryShow(context, [String(only._id)])
  const shown = await services.viewEntries(pending.slice(at * entriesPerPage, (at + 1) * entriesPerPage))
  const late = pending.filter(({ dueAt }) => dueAt && dueAt.getTime() < now.toMillis()).length
  const more =
    pending.length > (at + 1) * entriesPerPage
      ? { label: say.certification.more, press: presses.act('pending.page', at + 1) }
      : undefined
  const all =
    shown.length > 1
      ? { label: say.certification.approveAll(shown.length), press: presses.act('certification.askMany', at) }
      : undefined
  return answer(say.certification.pending(shown, pending.length, late, 0, more, all))
}
