import { presses } from '../conversation/wording/presses.ts'
import { type ActHandler, answer, type BoundContext, type Outcome } from './context.ts'

const perPage = 8

/** A student's diverse performance: of one school year, or all of it. */
export async function diverseList(
  { say, services, student }: BoundContext,
  year: number | undefined,
  at = 0,
): Promise<Outcome> {
  const entries = await services.diverse.ofStudent(student._id, year === undefined ? {} : { year })
  const shown = await services.viewEntries(entries.slice(at * perPage, (at + 1) * perPage))
  const [only] = entries.length === 1 ? shown : []
  if (only) return answer(say.diverse.card(only))
  const isMore = entries.length > (at + 1) * perPage
  const more = isMore ? [{ label: say.entries.more, press: presses.act('diverse.page', year ?? '', at + 1) }] : []
  return answer(say.diverse.listed(shown, entries.length, year, more))
}

/** The next page of it. */
export const diversePage: ActHandler = (context, [year, at]) =>
  diverseList(context, Number(year) || undefined, Number(at) || 0)
