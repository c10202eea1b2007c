import type { Slots } from '../conversation/intent.ts'
import { askButton, presses } from '../conversation/wording/presses.ts'
import type { EntryState } from '../portfolio/entry.ts'
import { yearOf } from '../regulation/term.ts'
import { type ActHandler, answer, type BoundContext, bound, type Outcome } from './context.ts'
import { diverseList } from './diverseList.ts'
import { termMeant } from './entryAccess.ts'

const perPage = 8

/** 「我傳了哪些」「老師認證了嗎」 */
export const artifactList = bound(async (context, asked) => {
  const term = await termMeant(context, asked)
  if (asked.slots.kind === 'diverse') return diverseList(context, term === undefined ? undefined : yearOf(term))
  return page(context, asked.slots.status, term, 0)
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
  const { say, services, student } = context
  const filter = { ...(status ? { state: status } : {}), ...(term ? { term } : {}) }
  const entries = await services.outcomes.ofStudent(student._id, filter)
  const shown = await services.viewEntries(entries.slice(at * perPage, (at + 1) * perPage))
  const more =
    entries.length > (at + 1) * perPage
      ? { label: say.entries.more, press: presses.act('list.page', status ?? '', term ?? '', at + 1) }
      : undefined
  const only = entries.length === 1 ? shown[0] : undefined
  const named = { ...(status ? { status } : {}), ...(term ? { term } : {}) }
  const reply = only ? say.entries.card(only) : say.entries.list(shown, entries.length, named, more)
  // Asked of nothing in particular, the other kind is a tap away.
  const recorded = status || term ? 0 : (await services.diverse.ofStudent(student._id)).length
  if (recorded === 0) return answer(reply)
  const other = askButton(say.diverse.listButton(recorded), 'artifact.list', { kind: 'diverse' })
  return answer({ ...reply, buttons: [...(reply.buttons ?? []), other] })
}
