import type { Button, Reply } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import type { SelectionPage } from '../conversation/wording/selectionPage.ts'
import { finalSince, type SelectionStanding } from '../portfolio/selectionRules.ts'
import { selectionLimit } from '../regulation/selection.ts'
import { type ActHandler, answer, type BoundContext } from './context.ts'
import { occasionOf, officeFor } from './entryAccess.ts'
import { type NamedSelection, selectionNamed, selectionRefused, tickedViews } from './selectionAccess.ts'

const perPage = 8

/** Leafs through what can be selected. */
export const selectionPage: ActHandler = async (context, [id, at]) => {
  const named = await selectionNamed(context, id)
  if (!named) return answer(await selectionRefused(context, { reason: 'noSuchEntry' }))
  return answer(await pageFor(context, named, Number(at) || 0))
}

/** What can be selected, with a tick at what is; where nothing can be changed any more, the receipt or the reason. */
export async function pageFor(context: BoundContext, named: NamedSelection, at: number): Promise<Reply> {
  const { say, services, now } = context
  const { student, year, kind } = named
  const judged = await services.selections.judgeLock(student, year, kind, occasionOf(context, 'student'))
  if (judged.done) return pageOf(context, judged, at)
  if (judged.refusal.reason !== 'rule') return selectionRefused(context, { reason: 'noSuchEntry' })
  const final = judged.refusal.refusal.reason !== 'notYours' && finalSince(judged.refusal, now)
  if (!final) return selectionRefused(context, judged.refusal)
  return say.selection.receipt(judged.refusal, await tickedViews(context, judged.refusal.selection), final)
}

/** One page of a selection that can be changed. `done`: what was just ticked or unticked. */
export async function pageOf(
  context: BoundContext,
  standing: SelectionStanding,
  at: number,
  done?: SelectionPage['done'],
): Promise<Reply> {
  const { say, services, now } = context
  const { student, year, kind } = standing.selection
  const choosable = await services.selections.choosable(student, year, kind)
  if (choosable.length === 0) return say.selection.nothingToSelect(standing, now)
  const pages = Math.ceil(choosable.length / perPage)
  const index = Math.min(Math.max(0, Math.trunc(at)), pages - 1)
  const shown = choosable.slice(index * perPage, (index + 1) * perPage)
  const buttons = [
    ...shown.flatMap(({ _id }) => tickButton(context, standing, _id, index)),
    ...leafButtons(context, standing, index, pages),
    lockButton(context, standing),
  ]
  const views = await services.viewEntries(shown)
  const page = { views, total: choosable.length, page: index + 1, pages, ...(done ? { done } : {}), buttons }
  return say.selection.page(standing, page, await officeFor(context), now)
}

/** None for what is not ticked where there is no place left. */
function tickButton(
  { say }: BoundContext,
  { rules, selection: { ticked } }: SelectionStanding,
  entry: number,
  page: number,
): Button[] {
  if (ticked.includes(entry)) {
    return [{ label: say.selection.untick(entry), press: presses.act('selection.untick', entry, page) }]
  }
  if (ticked.length >= selectionLimit(rules.kind, rules.ruleset).value) return []
  return [{ label: say.selection.tick(entry), press: presses.act('selection.tick', entry, page) }]
}

function leafButtons({ say }: BoundContext, { selection }: SelectionStanding, page: number, pages: number): Button[] {
  const to = (label: string, at: number) => ({ label, press: presses.act('selection.page', selection._id, at) })
  return [
    ...(page > 0 ? [to(say.selection.back, page - 1)] : []),
    ...(page < pages - 1 ? [to(say.selection.more, page + 1)] : []),
  ]
}

export const lockButton = ({ say }: BoundContext, { selection: { _id, ticked } }: SelectionStanding): Button => ({
  label: say.selection.lock(ticked.length),
  press: presses.act('selection.lock', _id),
  style: 'primary',
})
