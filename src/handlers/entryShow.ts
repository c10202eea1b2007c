import { fileLinks } from '../pages/fileLinks.ts'
import type { Entry } from '../portfolio/entry.ts'
import { mayOpenFile } from '../portfolio/mayOpenFile.ts'
import { termRules } from '../portfolio/terms.ts'
import { phase } from '../regulation/phase.ts'
import { type ActHandler, answer, type BoundContext } from './context.ts'
import { viewOf } from './entryAccess.ts'

/** One entry: a student's own, or one that the teacher may certify. */
export const entryShow: ActHandler = async (context, [id]) => {
  const { say, person } = context
  const entry = await entryInSight(context, Number(id))
  if (!entry) return answer(say.entries.noSuch(`#${id}`))
  const view = await viewOf(context, entry)
  if (entry.student === person._id) return answer(say.entries.card(view))
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
  const entry = await entryInSight(context, Number(id))
  if (!entry) return answer(say.entries.noSuch(`#${id}`))
  return answer(say.entries.files(await viewOf(context, entry), fileLinks(context, entry)))
}

/** The entry, if it is one that this person may see. */
export async function entryInSight({ services, person }: BoundContext, id: number): Promise<Entry | undefined> {
  if (!Number.isSafeInteger(id)) return undefined
  const entry = await services.outcomes.get(id)
  const course = entry?.course ? await services.courses.get(entry.course) : undefined
  return entry && mayOpenFile(person, entry, course) ? entry : undefined
}

/** Whether a return would now be final for the student. Source. */
async function isLate({ services, now }: BoundContext, entry: Entry): Promise<boolean> {
  const student = await services.people.get(entry.student)
  if (!student || !entry.term) return false
  const rules = termRules(await services.calendar.load(), student, entry.term, now)
  return phase(rules.upload, now) === 'closed'
}
