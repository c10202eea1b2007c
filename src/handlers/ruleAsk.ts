import { type Topic, topics } from '../conversation/intent.ts'
import { askButton } from '../conversation/wording/presses.ts'
import { termNow } from '../portfolio/schedule.ts'
import { rulesetOf } from '../portfolio/terms.ts'
import { schoolYearOf } from '../regulation/term.ts'
import { askable } from './askable.ts'
import { answer, type Context, type Handler } from './context.ts'
import { officeToAsk } from './officeToAsk.ts'

type Often = Parameters<Context['say']['answers']['ask']>[0]

/** What people ask next, by topic. */
const nextOf: Record<Topic, Often[]> = {
  format: ['artifact.submit'],
  size: ['artifact.submit'],
  description: ['artifact.submit'],
  quota: ['quota.remaining', 'artifact.list'],
  window: ['deadline.ask', 'artifact.list'],
  certification: ['deadline.ask', 'artifact.list', 'certification.pending'],
  selection: ['deadline.ask', 'artifact.list'],
  receipt: ['deadline.ask'],
  retention: ['artifact.list'],
  guardian: ['deadline.ask'],
  proxy: ['certification.pending', 'artifact.list'],
  voluntary: ['quota.remaining', 'deadline.ask'],
  'status-change': ['artifact.list'],
}

/** 「可以傳 mp4 嗎」 */
export const ruleAsk: Handler = async (context, { slots: { topic } }) => {
  const { say, services, now } = context
  if (topic === undefined) {
    return answer(
      say.answers.whichTopic(topics.map((each) => askButton(say.answers.topics[each], 'rule.ask', { topic: each }))),
    )
  }
  const school = await services.calendar.load()
  const ruleset = rulesetOf(school, termNow(school, now)?.id ?? schoolYearOf(now))
  const next = nextOf[topic].map((intent) => say.answers.ask(intent))
  const buttons = [...askable(context, next), say.answers.otherRules]
  return answer(say.answers.rule(topic, ruleset, await officeToAsk(context), buttons))
}
