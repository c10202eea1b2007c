import { type Dialogue, openDialogue } from '../../conversation/dialogue.ts'
import type { Button } from '../../conversation/message.ts'
import { presses } from '../../conversation/wording/presses.ts'
import { dateOf } from '../../regulation/schoolTime.ts'
import { audiences, schedulersFor, type TrainingAudience } from '../../school/training.ts'
import { type ActHandler, acted, answer, type BoundContext, type Outcome, type Turn } from '../context.ts'
import { schoolOccasionOf } from '../schoolOccasion.ts'
import { closed } from '../whileHeld.ts'
import { datesSaid } from './datesSaid.ts'

/** What is known of a session so far: the audience, then the day; the title is the last that is asked. */
interface TrainingData {
  audience?: TrainingAudience
  date?: string
}
type Session = Dialogue<TrainingData>

/** 「安排研習」: for whom, on which day, under what name. Source: R-14, §十. */
export const addTraining: ActHandler = async (context) => {
  const [only, ...others] = ownAudiences(context)
  if (!only) return answer(notYours(context))
  return ask(context, openDialogue<TrainingData>('training', others.length === 0 ? { audience: only } : {}))
}

export const training: Turn = async (context, open, given) => {
  const { say, services, now } = context
  const dialogue = open as Session
  const { audience, date } = dialogue.data
  if (given.kind === 'file') return 'pass'
  const own = ownAudiences(context)
  if (audience ? !own.includes(audience) : own.length === 0) return closed(notYours(context, audience))
  if (!audience) {
    const chosen = given.kind === 'choice' ? own.find((each) => each === given.value) : undefined
    return chosen ? ask(context, { ...dialogue, data: { audience: chosen } }) : 'pass'
  }
  if (given.kind === 'choice') return ask(context, dialogue)
  if (!date) {
    const [said] = datesSaid(given.text, now)
    if (said === undefined) return given.meaning.intent === 'unknown' ? answer(say.governance.notADate()) : 'pass'
    if (said < dateOf(now)) return answer(say.governance.trainingRefused({ reason: 'past' }))
    return ask(context, { ...dialogue, data: { audience, date: said } })
  }
  const added = await services.training.add({ audience, date, title: given.text }, schoolOccasionOf(context))
  return acted(added.done ? say.governance.trainingAdded(added.session) : say.governance.trainingRefused(added.refusal))
}

function ask(context: BoundContext, dialogue: Session): Outcome {
  const { governance } = context.say
  const { audience, date } = dialogue.data
  const cancel: Button = { label: governance.cancel, press: presses.intent('dialogue.cancel') }
  if (!audience) {
    const choices = ownAudiences(context).map(
      (each): Button => ({ label: governance.audienceName(each), press: presses.answer(dialogue.id, each) }),
    )
    return { replies: [governance.askAudience([...choices, cancel])], dialogue }
  }
  if (!date) return { replies: [governance.askTrainingDate(audience, [cancel])], dialogue }
  const { typeTitle: label, titleHint: hint } = governance
  const type: Button = { label, type: presses.answer(dialogue.id, 'type'), hint }
  return { replies: [governance.askTitle([type, cancel])], dialogue }
}

function notYours({ say }: BoundContext, audience?: TrainingAudience) {
  const may = audience ? schedulersFor[audience] : audiences.flatMap((each) => schedulersFor[each])
  return say.governance.trainingRefused({ reason: 'notYours', may: [...new Set(may)] })
}

const ownAudiences = ({ person }: BoundContext) =>
  audiences.filter((audience) => schedulersFor[audience].some((role) => person.roles.includes(role)))
