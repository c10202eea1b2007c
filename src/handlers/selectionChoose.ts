import { liveSelections, type SelectionStanding, standingOf } from '../portfolio/selectionRules.ts'
import { isOpenAt } from '../regulation/phase.ts'
import { answer, bound } from './context.ts'
import { officeFor } from './entryAccess.ts'
import { kindsMeant, openButton } from './selectionAccess.ts'
import { pageFor } from './selectionPage.ts'

/** 「我要勾選」 */
export const selectionChoose = bound(async (context, { slots }) => {
  const { say, services, student, now } = context
  const office = await officeFor(context)
  const live = liveSelections(await services.calendar.load(), student, kindsMeant(slots), now)
  if (live.length === 0) return answer(say.answers.noTerms(office))
  if (standingOf(student, now) === 'left') return answer(say.selection.left(office))
  const standings = await Promise.all(
    live.map(
      async (rules): Promise<SelectionStanding> => ({
        rules,
        selection: await services.selections.get(student._id, rules.year, rules.kind),
      }),
    ),
  )
  const open = live.filter(({ window }) => isOpenAt(window, now))
  const [only] = open
  if (!only) return answer(say.selection.notOpen(standings, now, office))
  if (open.length === 1) return answer(await pageFor(context, { student, year: only.year, kind: only.kind }, 0))
  const buttons = standings.map((standing) => openButton(context, standing))
  return answer(say.selection.which(standings, now, buttons))
})
