import { scheduleItem, scopeOf, termNow } from '../portfolio/schedule.ts'
import { operations } from '../regulation/operation.ts'
import { type ActHandler, answer } from './context.ts'
import { officeToAsk } from './officeToAsk.ts'

/** Which operations of the semester have a period of self-checking (自我檢核), and which still lack one. Source: R-3, §四. */
export const selfChecks: ActHandler = async (context) => {
  const { say, services, now } = context
  const school = await services.calendar.load()
  const term = termNow(school, now)
  if (!term) return answer(say.answers.noTerms(await officeToAsk(context)))
  const checked = operations.filter((operation) => operation !== 'self-check')
  const items = checked.map((operation) => scheduleItem(operation, scopeOf(operation, term.id), school, now))
  return answer(say.governance.selfCheckList(items))
}
