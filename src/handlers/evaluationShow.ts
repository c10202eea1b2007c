import { termNow } from '../portfolio/schedule.ts'
import { previousTerm } from '../regulation/term.ts'
import { type ActHandler, answer } from './context.ts'
import { officeToAsk } from './officeToAsk.ts'

/** How offices and domains did in a semester, for 教務主任 to bring to the task force. Source: R-15, §十一. */
export const evaluationShow: ActHandler = async (context, [asked]) => {
  const { say, services, person, now } = context
  if (!person.roles.includes('academic-director')) return answer(say.evaluation.notYours())
  const school = await services.calendar.load()
  const { terms } = school.calendar
  const term = terms.find(({ id }) => id === asked) ?? termNow(school, now)
  if (!term) return answer(say.answers.noTerms(await officeToAsk(context)))
  const before = terms.find(({ id }) => id === previousTerm(term.id))
  return answer(say.evaluation.summary(term.id, await services.evaluation.ofTerm(term.id, now), before?.id))
}
