import type { Slots } from '../conversation/intent.ts'
import { presses } from '../conversation/wording/presses.ts'
import type { EntryState } from '../portfolio/entry.ts'
import { type ActHandler, answer, type BoundContext, bound, type Outcome } from './context.ts'
import { termMeant } from './entryAccess.ts'
import { notYetHere } from './notYetHere.ts'

const perPage = 8

/** 「我傳了哪些」「老師認證了嗎」 */
export const artifactList = bound(async (context, asked) => {
  if (asked.slots.kind === 'diverse') return notYetHere(context, 'diverse')
  return page(context, asked.slots.status, await termMeant(context, asked), 0)
})

/** The next page of a list. */
export const listPage: ActHandler = async (context, [status, term, at]) =>
  page(context, (status || undefined) as Slots['status'], term || undefined, Number(at) || 0)

async function page(
  context: BoundContext,
  status: EntryState | undefined,
  term: string | undefined,
  at: number,
): Promise<Outcome> {
  const { say, services, person } = context
  const filter = { ...(status ? { state: status } : {}), ...(term ? { term } : {}) }
  const entries = await services.outcomes.ofStudent(person._id, filter)
  const shown = await services.viewEntries(entries.slice(at * perPage, (at + 1) * perPage))
  const more =
    entries.length > (at + 1) * perPage
      ? { label: say.entries.more, press: presses.act('list.page', status ?? '', term ?? '', at + 1) }
      : undefined
  const only = entries.length === 1 ? shown[0] : undefined
  if (only) return answer(say.entries.card(only))
  return answer(
    say.entries.list(shown, entries.length, { ...(status ? { status } : {}), ...(term ? { term } : {}) }, more),
  )
}
