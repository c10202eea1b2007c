import { fileLinks } from '../pages/fileLinks.ts'
import type { Entry } from '../portfolio/entry.ts'
import { type Sight, sightOf } from '../portfolio/sight.ts'
import { termRules } from '../portfolio/terms.ts'
import { phase } from '../regulation/phase.ts'
import { type ActHandler, answer, type BoundContext } from './context.ts'
import { viewOf } from './entryAccess.ts'

/** One entry: a student's own, or one that the teacher may certify. */
export const entryShow: ActHandler = async (context, [id]) => {
  const { say } = context
  const seen = await entryInSight(context, Number(id))
  if (!seen) return answer(say.entries.noSuch(`#${id}`))
  const { entry, sight } = seen
  const view = await viewOf(context, entry)
  if (sight === 'owner') {
    return answer(entry.kind === 'diverse' ? say.diverse.card(view) : say.entries.card(view))
  }
  const links = fileLinks(context, entry)
  return answer(
    entry.state === 'pending'
      ? say.certification.request(view, links, await isLate(context, entry))
      : say.certification.decided(view, links),
  )
}

/** Fresh links to an entry's files. */
export const entryFiles: ActHandler = async (context, [id]) => {
  const { say } = context
  const seen = await entryInSight(context, Number(id))
  if (!seen) return answer(say.entries.noSuch(`#${id}`))
  return answer(say.entries.files(await viewOf(context, seen.entry), fileLinks(context, seen.entry)))
}

/** The entry, if it is one that this person may see, and as what. */
export async function entryInSight(
  { services, person, now }: BoundContext,
  id: number,
): Promise<{ entry: Entry; sight: Sight } | undefined> {
  if (!Number.isSafeInteger(id)) return undefined
  const entry = await services.entries.findOne({ _id: id, hidden: false }).lean()
  const sight = entry && (await sightOf(person._id, entry, now, services))
  return entry && sight ? { entry, sight } : undefined
}

/** Whether a return would now be final for the student. Source. */
async function isLate({ services, now }: BoundContext, entry: Entry): Promise<boolean> {
  const student = await services.people.get(entry.student)
  if (!student || !entry.term) return false
  const rules = termRules(await services.calendar.load(), student, entry.term, now)
  return phase(rules.upload, now) === 'closed'
}
