import { type Dialogue, openDialogue } from '../../conversation/dialogue.ts'
import type { Button } from '../../conversation/message.ts'
import { presses } from '../../conversation/wording/presses.ts'
import type { EntryFile } from '../../portfolio/entry.ts'
import { liveTerms, rulesetOf } from '../../portfolio/terms.ts'
import { judgeDescription } from '../../regulation/description.ts'
import { answer, type BoundContext, type Given, type Outcome, type Turn } from '../context.ts'
import { officeFor } from '../entryAccess.ts'
import { nextQuestion as nextOfDiverse } from './diverseDialogue.ts'
import { type HandInData, nextQuestion } from './handInQuestions.ts'
import { matchCourses, openCourses } from './openCourses.ts'
import { takeFile } from './takeFile.ts'

/** Goes on with handing in: takes what was given, asks for what is missing, and makes the draft when nothing is. */
export const handIn: Turn = async (context, dialogue, given) => {
  const open = dialogue as Dialogue<HandInData>
  switch (given.kind) {
    case 'file':
      return takeSentFile(context, open, given.file)
    case 'choice':
      return choose(context, open, given.value)
    case 'text':
      return readText(context, open, given)
  }
}

/** A file sent without a word begins a course outcome. */
export const beginWithFile = (
  context: BoundContext,
  file: Extract<Given, { kind: 'file' }>['file'],
): Promise<Outcome> => takeSentFile(context, openDialogue<HandInData>('handIn', { files: [], sets: [] }), file)

async function takeSentFile(
  context: BoundContext,
  dialogue: Dialogue<HandInData>,
  sent: Extract<Given, { kind: 'file' }>['file'],
): Promise<Outcome> {
  const { say, services, now } = context
  const data: HandInData = dialogue.data.isWaiting ? { files: [], sets: dialogue.data.sets } : dialogue.data
  // One answer for a whole set of photos: the others of it are passed over in silence.
  if (sent.set && data.sets.includes(sent.set.id)) return answer()
  const school = await services.calendar.load()
  const [terms] = liveTerms(school, context.student, now)
  if (!terms) return nextQuestion(context, dialogue, [])
  const taken = await takeFile(context, sent, 'course', terms.ruleset)
  if ('refused' in taken) {
    const begun = data.files.length > 0 || data.course !== undefined
    return { replies: [taken.refused], ...(begun ? { dialogue } : {}) }
  }
  const notes = [...taken.warnings]
  const sets = sent.set ? [...data.sets, sent.set.id] : data.sets
  if (sent.set && sent.set.total !== 1) notes.push(say.handIn.set(sent.set.total))
  const old = data.files.find((file) => file.role === taken.file.role)
  if (old) return askAboutSecond(context, { ...dialogue, data: { ...data, sets, second: taken.file } }, old, taken.file)
  return nextQuestion(context, { ...dialogue, data: { ...data, sets, files: [...data.files, taken.file] } }, notes)
}

function askAboutSecond(
  { say }: BoundContext,
  dialogue: Dialogue<HandInData>,
  old: EntryFile,
  next: EntryFile,
): Outcome {
  const button = (label: string, value: string, style?: 'primary'): Button => ({
    label,
    press: presses.answer(dialogue.id, value),
    ...(style ? { style } : {}),
  })
  return {
    replies: [
      say.handIn.second(
        next.role,
        old.name,
        next.name,
        button(say.handIn.replace, 'replace', 'primary'),
        button(say.handIn.another, 'another'),
        button(say.handIn.keepOld, 'keep'),
      ),
    ],
    dialogue,
  }
}

async function choose(context: BoundContext, dialogue: Dialogue<HandInData>, value: string): Promise<Outcome> {
  const { say } = context
  const { second, ...data } = dialogue.data
  if (value === 'replace' && second) {
    const files = [...data.files.filter((file) => file.role !== second.role), second]
    return nextQuestion(context, { ...dialogue, data: { ...data, files } }, [say.handIn.replaced(second.role)])
  }
  if (value === 'another') return nextQuestion(context, { ...dialogue, data }, [say.handIn.anotherBegins])
  if (value === 'keep') return nextQuestion(context, { ...dialogue, data }, [])
  if (value === 'diverse') return becomeDiverse(context, dialogue, data.files)
  if (value.startsWith('page:'))
    return nextQuestion(context, { ...dialogue, data: { ...data, page: Number(value.slice(5)) || 0 } }, [])
  if (value === 'none') {
    return {
      replies: [say.entries.refused({ reason: 'notYourCourse' }, context.now, await officeFor(context))],
      dialogue,
    }
  }
  if (value.startsWith('course:')) return withCourse(context, dialogue, value.slice(7))
  return nextQuestion(context, dialogue, [])
}

/** The same question goes on as another one, with the files; where none can be recorded, it stays what it was. */
async function becomeDiverse(
  context: BoundContext,
  dialogue: Dialogue<HandInData>,
  files: EntryFile[],
): Promise<Outcome> {
  const { id, back } = dialogue
  const next = { id, name: 'diverse', data: { fields: {}, files, sets: dialogue.data.sets }, ...(back ? { back } : {}) }
  const outcome = await nextOfDiverse(context, next, [])
  return outcome.dialogue === null ? { ...outcome, dialogue } : outcome
}

async function withCourse(context: BoundContext, dialogue: Dialogue<HandInData>, id: string): Promise<Outcome> {
  const { say, services, student, now } = context
  const course = await services.courses.get(id)
  const refuse = async (reason: 'notYourCourse' | 'noCredits') => ({
    replies: [say.entries.refused({ reason }, now, await officeFor(context))],
    dialogue,
  })
  if (!course || !(await services.courses.takes(student._id, id))) return refuse('notYourCourse')
  const { page: _, ...data } = dialogue.data
  return nextQuestion(context, { ...dialogue, data: { ...data, course: id } }, [])
}

async function readText(
  context: BoundContext,
  dialogue: Dialogue<HandInData>,
  { text, meaning }: Extract<Given, { kind: 'text' }>,
): Promise<Outcome | 'pass'> {
  const { say, services } = context
  const { data } = dialogue
  // 「刪除 #3」 in the middle is what it says, and what was given waits.
  if (data.second || data.isWaiting || meaning.slots.target?.startsWith('#')) return 'pass'
  if (!data.course) {
    const found = matchCourses(await openCourses(context), text)
    if (found.length === 1 && found[0]) return withCourse(context, dialogue, found[0]._id)
    if (data.files.length === 0 || meaning.intent !== 'unknown') return 'pass'
    return { replies: [say.handIn.noSuchCourse(text.slice(0, 40), await officeFor(context))], dialogue }
  }
  if (data.files.length === 0) return 'pass'
  const course = await services.courses.get(data.course)
  const verdict = judgeDescription('course', text, rulesetOf(await services.calendar.load(), course?.term ?? ''))
  if (verdict.verdict === 'refused') return { replies: [say.handIn.descriptionRefused(verdict)], dialogue }
  return nextQuestion(context, { ...dialogue, data: { ...data, description: verdict.text } }, [
    say.handIn.descriptionCounted(verdict),
  ])
}
