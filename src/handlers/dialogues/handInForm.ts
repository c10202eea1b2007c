import { type Dialogue, openDialogue } from '../../conversation/dialogue.ts'
import type { Content } from '../../conversation/message.ts'
import { understand } from '../../conversation/understanding/understand.ts'
import { liveTerms, rulesetOf } from '../../portfolio/terms.ts'
import { judgeDescription } from '../../regulation/description.ts'
import { artifactSubmit } from '../artifactSubmit.ts'
import type { BoundContext, Outcome } from '../context.ts'
import { diverse } from './diverse.ts'
import { handIn } from './handIn.ts'
import { type HandInData, nextQuestion } from './handInQuestions.ts'

type Form = Extract<Content, { kind: 'handIn' }>
type Open = Dialogue<HandInData>

/**
 * What was filled in at once is given to the dialogue one thing after the other, as if it had been asked for: what is
 * refused is answered at once, and what is missing is asked next.
 */
export async function handInForm(context: BoundContext, form: Form): Promise<Outcome> {
  if (form.artifact === 'diverse') return beginDiverse(context, form)
  const { say } = context
  const verdict = await judged(context, form)
  const described = verdict && verdict.verdict !== 'refused' ? { description: verdict.text } : {}
  let dialogue = begun(context)
  for (const [index, file] of form.files.entries()) {
    const outcome = await handIn(asMessage(context, index), dialogue, { kind: 'file', file })
    const next = movedOn(dialogue, outcome)
    if (!next || next.data.second) return keeping(outcome, described)
    dialogue = next
  }
  if (form.course !== undefined) {
    const outcome = await takeCourse(context, dialogue, form.course)
    const next = movedOn(dialogue, outcome)
    if (!next) return keeping(outcome, described)
    dialogue = next
  }
  if (verdict?.verdict === 'refused') return { replies: [say.handIn.descriptionRefused(verdict)], dialogue }
  const notes = verdict ? [say.handIn.descriptionCounted(verdict)] : []
  return nextQuestion(context, { ...dialogue, data: { ...dialogue.data, ...described } }, notes)
}

/** Goes on with what is open, as a file sent by itself does. */
function begun({ conversation: { dialogue } }: BoundContext): Open {
  return dialogue?.name === 'handIn' ? (dialogue as Open) : openDialogue<HandInData>('handIn', { files: [], sets: [] })
}

/** The dialogue after something was taken; undefined where it was refused or asks about something else first. */
function movedOn(before: Open, outcome: Outcome | 'pass'): Open | undefined {
  if (outcome === 'pass' || !outcome.dialogue || outcome.dialogue === before) return undefined
  return outcome.dialogue.name === 'handIn' ? (outcome.dialogue as Open) : undefined
}

/** A description that was good is not typed again. */
function keeping(outcome: Outcome | 'pass', described: Pick<HandInData, 'description'>): Outcome {
  if (outcome === 'pass') return { replies: [] }
  const { dialogue } = outcome
  if (dialogue?.name !== 'handIn') return outcome
  return { ...outcome, dialogue: { ...dialogue, data: { ...(dialogue as Open).data, ...described } } }
}

/** Each file is kept under a message of its own, so that after a restart none is taken for the other. */
function asMessage(context: BoundContext, index: number): BoundContext {
  const { message } = context
  return index === 0 ? context : { ...context, message: { ...message, id: `${message.id}.${index}` } }
}

/** An id that was offered, or a name that was typed over it. */
async function takeCourse(context: BoundContext, dialogue: Open, course: string): Promise<Outcome | 'pass'> {
  const isKnown = (await context.services.courses.get(course)) !== undefined
  if (isKnown) return handIn(context, dialogue, { kind: 'choice', value: `course:${course}` })
  return handIn(context, dialogue, { kind: 'text', text: course, meaning: { intent: 'unknown', slots: {} } })
}

async function judged({ services, student, now }: BoundContext, { description, course }: Form) {
  if (description === undefined) return undefined
  const school = await services.calendar.load()
  const term = (course && (await services.courses.get(course))?.term) || liveTerms(school, student, now)[0]?.term
  return judgeDescription('course', description, rulesetOf(school, term ?? ''))
}

async function beginDiverse(context: BoundContext, { files, description }: Form): Promise<Outcome> {
  let outcome = await artifactSubmit(context, { slots: { kind: 'diverse' } })
  const text =
    description === undefined ? undefined : `${context.say.commands.options.description.name}：${description}`
  for (const [index, file] of files.entries()) {
    if (!outcome.dialogue) return outcome
    const taken = await diverse(asMessage(context, index), outcome.dialogue, { kind: 'file', file })
    if (taken !== 'pass') outcome = { ...(outcome.dialogue ? { dialogue: outcome.dialogue } : {}), ...taken }
  }
  if (!outcome.dialogue || text === undefined) return outcome
  const read = await diverse(context, outcome.dialogue, { kind: 'text', text, meaning: understand(text) })
  return read === 'pass' ? outcome : read
}
