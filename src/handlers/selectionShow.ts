import type { Reply } from '../conversation/message.ts'
import { termNow } from '../portfolio/schedule.ts'
import { finalSince, liveSelections, type SelectionStanding, selectionRules } from '../portfolio/selectionRules.ts'
import { isOpenAt } from '../regulation/phase.ts'
import { yearOf } from '../regulation/term.ts'
import { answer, type BoundContext, bound } from './context.ts'
import { officeFor } from './entryAccess.ts'
import { kindsMeant, openButton, tickedViews } from './selectionAccess.ts'
import { lockButton } from './selectionPage.ts'

/** 「我勾了哪些」: in the school years that can be changed now, in the current one and in the one before. */
export const selectionShow = bound(async (context, { slots }) => {
  const { say, services, student, now } = context
  const school = await services.calendar.load()
  const current = termNow(school, now)
  if (!current) return answer(say.answers.noTerms(await officeFor(context)))
  const kinds = kindsMeant(slots)
  const live = liveSelections(school, student, kinds, now)
  const years = new Set([...live.map(({ year }) => year), yearOf(current.id), yearOf(current.id) - 1])
  const standings = await Promise.all(
    [...years]
      .sort((a, b) => b - a)
      .flatMap((year) => kinds.map((kind) => selectionRules(school, student, year, kind, now)))
      .map(async (rules) => ({ rules, selection: await services.selections.get(student._id, rules.year, rules.kind) })),
  )
  const made = standings.filter(({ selection: { ticked, lockedBy } }) => ticked.length > 0 || lockedBy === 'student')
  if (made.length > 0) return answer(...(await Promise.all(made.map((standing) => shown(context, standing)))))
  const empty = standings.filter(({ rules }) =>
    live.some(({ year, kind }) => year === rules.year && kind === rules.kind),
  )
  const open = empty.filter(({ rules }) => isOpenAt(rules.window, now))
  return answer(
    say.selection.none(
      empty,
      now,
      open.map((standing) => openButton(context, standing)),
    ),
  )
})

async function shown(context: BoundContext, standing: SelectionStanding): Promise<Reply> {
  const { say, now } = context
  const views = await tickedViews(context, standing.selection)
  const final = finalSince(standing, now)
  if (final) return say.selection.receipt(standing, views, final)
  const buttons = isOpenAt(standing.rules.window, now)
    ? [{ ...openButton(context, standing), label: say.selection.change }, lockButton(context, standing)]
    : []
  return say.selection.shown(standing, views, await officeFor(context), now, buttons)
}
