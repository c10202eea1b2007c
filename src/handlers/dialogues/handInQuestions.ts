import type { Dialogue } from '../../conversation/dialogue.ts'
import type { Button, Reply } from '../../conversation/message.ts'
import { presses } from '../../conversation/wording/presses.ts'
import { liveYears } from '../../portfolio/diverseYears.ts'
import type { EntryFile } from '../../portfolio/entry.ts'
import { liveTerms, rulesetOf, type TermRules } from '../../portfolio/terms.ts'
import { allowedTypes } from '../../regulation/fileLimits.ts'
import { judgeAdding } from '../../regulation/outcomeState.ts'
import { isOpenAt } from '../../regulation/phase.ts'
import { mayTakePlace } from '../../regulation/quota.ts'
import type { Course } from '../../school/courses.ts'
import { hasLeft } from '../../school/person.ts'
import { acted, type BoundContext, type Outcome } from '../context.ts'
import { occasionOf, officeFor, refusalReply, viewOf } from '../entryAccess.ts'
import { openCourses } from './openCourses.ts'

/** What has been given of a course outcome so far; it takes no place until it is a draft. */
export interface HandInData {
  files: EntryFile[]
  course?: string
  description?: string
  /** Sets of photos already answered once. */
  sets: string[]
  /** A second file of the same role, waiting for a word on what to do with it. */
  second?: EntryFile
  /** No course outcome takes the file now: it waits for a word that it is something else, or for another one. */
  isWaiting?: true
  /** Which page of courses is shown. */
  page?: number
}

const coursesPerPage = 9

/** The next thing to ask, or the draft when everything is there. `notes` are told along with it. */
export async function nextQuestion(
  context: BoundContext,
  dialogue: Dialogue<HandInData>,
  notes: string[],
): Promise<Outcome> {
  const { say, services, now } = context
  const { data } = dialogue
  const school = await services.calendar.load()
  const terms = liveTerms(school, context.student, now)
  const open = terms.filter((rules) => isOpenAt(rules.upload, now))
  const refused = terms[0] ? await refuseEarly(context, terms, open) : say.answers.noTerms(await officeFor(context))
  // What was given waits until there is room for it, or until it is said to be something else.
  if (refused) {
    const [file] = data.files
    const isOther = file !== undefined && (await takesDiverse(context))
    const reply = isOther
      ? { ...refused, buttons: [toDiverse(context, dialogue), ...(refused.buttons ?? [])] }
      : refused
    if (isOther && open.length === 0) {
      return { replies: [reply], dialogue: { ...dialogue, data: { ...data, isWaiting: true } } }
    }
    const isWaiting = file !== undefined && open.length > 0 && !hasLeft(context.student, now.toISODate())
    return { replies: [reply], dialogue: isWaiting ? dialogue : null }
  }
  const cancel: Button = { label: say.handIn.cancel, press: presses.intent('dialogue.cancel') }
  const course = data.course ? await services.courses.get(data.course) : undefined
  const ruleset = rulesetOf(school, course?.term ?? open[0]?.term ?? '')
  if (data.files.length === 0) {
    return { replies: [say.handIn.askFile(course?.name, allowedTypes('course', ruleset), cancel)], dialogue }
  }
  if (!course) return askCourse(context, dialogue, open, notes, cancel)
  if (data.description === undefined) {
    return {
      replies: [
        say.handIn.askDescription(
          data.files,
          course.name,
          [...notes, ...lastHour(context, open)],
          cancel,
          ruleset.course.description.maxHan.value,
        ),
      ],
      dialogue,
    }
  }
  return makeDraft(context, dialogue, course, notes)
}

/** Before anything is asked: someone who cannot add an entry anywhere is told so at once. */
async function refuseEarly(context: BoundContext, terms: TermRules[], open: TermRules[]): Promise<Reply | undefined> {
  const { say, services, now, student } = context
  const [first] = terms
  const office = await officeFor(context)
  const left = hasLeft(student, now.toISODate())
  if (first && (left || open.length === 0)) {
    const verdict = judgeAdding(left, first.upload, now)
    if (!verdict.allowed)
      return say.entries.refused({ reason: 'rule', act: 'add', rules: first, refusal: verdict }, now, office)
  }
  let full: Reply | undefined
  for (const rules of open) {
    const room = mayTakePlace('course', await services.outcomes.used(student._id, rules.term), rules.ruleset)
    if (room.allowed) return undefined
    full ??= say.entries.refused({ ...room, reason: 'full', term: rules.term }, now, office)
  }
  return full
}

const toDiverse = ({ say }: BoundContext, { id }: Dialogue<HandInData>): Button => ({
  label: say.diverse.thisIsDiverse,
  press: presses.answer(id, 'diverse'),
})

/** Whether diverse performance can be recorded now. */
async function takesDiverse({ services, student, now }: BoundContext): Promise<boolean> {
  const [year] = liveYears(await services.calendar.load(), student, now)
  return year !== undefined && !hasLeft(student, now.toISODate()) && isOpenAt(year.window, now)
}

async function askCourse(
  context: BoundContext,
  dialogue: Dialogue<HandInData>,
  open: TermRules[],
  notes: string[],
  cancel: Button,
): Promise<Outcome> {
  const { say } = context
  const courses = await openCourses(context)
  const page = dialogue.data.page ?? 0
  const shown = courses.slice(page * coursesPerPage, (page + 1) * coursesPerPage)
  const choices = shown.map((course) => ({
    label: say.handIn.courseLabel(course, open.length > 1),
    press: presses.answer(dialogue.id, `course:${course._id}`),
  }))
  const more = courses.length > (page + 1) * coursesPerPage || page > 0
  const nextPage = courses.length > (page + 1) * coursesPerPage ? page + 1 : 0
  const tail: Button[] = [
    ...(more ? [{ label: say.handIn.moreCourses, press: presses.answer(dialogue.id, `page:${nextPage}`) }] : []),
    { label: say.handIn.notMyCourse, press: presses.answer(dialogue.id, 'none') },
    ...(dialogue.data.files.length > 0 ? [toDiverse(context, dialogue)] : []),
    cancel,
  ]
  return {
    replies: [
      say.handIn.askCourse(
        dialogue.data.files,
        [...notes, ...lastHour(context, open)],
        await officeFor(context),
        choices,
        tail,
      ),
    ],
    dialogue,
  }
}

/** In the last hour before the close, what lateness means is said with the question. Source: contract.md, Behaviour. */
function lastHour({ say, now }: BoundContext, open: TermRules[]): string[] {
  return open.flatMap(({ upload: { closesAt } }) =>
    closesAt && closesAt.diff(now).as('hours') <= 1 ? [say.handIn.lastHour(closesAt, now)] : [],
  )
}

async function makeDraft(
  context: BoundContext,
  dialogue: Dialogue<HandInData>,
  course: Course,
  notes: string[],
): Promise<Outcome> {
  const { say, services, student } = context
  const { files, description = '' } = dialogue.data
  const draft = { student, course: course._id, description, files }
  const added = await services.outcomes.add(draft, occasionOf(context, 'student'))
  if (!added.done) {
    const reply = await refusalReply(context, added.refusal)
    return added.refusal.reason === 'full' ? { replies: [reply], dialogue } : acted(reply)
  }
  const used = await services.outcomes.used(student._id, course.term)
  const left = Math.max(0, added.rules.ruleset.course.places.value - used)
  return acted(say.entries.drafted(await viewOf(context, added.entry), left, added.rules.certification.closesAt, notes))
}
