import { type Dialogue, openDialogue } from '../../conversation/dialogue.ts'
import type { Button, Reply } from '../../conversation/message.ts'
import { presses } from '../../conversation/wording/presses.ts'
import { liveYears } from '../../portfolio/diverseYears.ts'
import type { EntryFile } from '../../portfolio/entry.ts'
import { liveTerms, rulesetOf, type TermRules } from '../../portfolio/terms.ts'
import { judgeDescription } from '../../regulation/description.ts'
import { allowedTypes } from '../../regulation/fileLimits.ts'
import { judgeAdding } from '../../regulation/outcomeState.ts'
import { isOpenAt } from '../../regulation/phase.ts'
import { mayTakePlace } from '../../regulation/quota.ts'
import type { Course } from '../../school/courses.ts'
import { hasLeft } from '../../school/person.ts'
import { acted, answer, type BoundContext, type Given, type Outcome, type Turn } from '../context.ts'
import { occasionOf, officeFor, refusalReply, viewOf } from '../entryAccess.ts'
import { nextQuestion as nextOfDiverse } from './diverseDialogue.ts'
import { takeFile } from './takeFile.ts'

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

const toDiverse = ({ say }: BoundContext, { id }: Dialogue<HandInData>): Button => ({
  label: say.diverse.thisIsDiverse,
  press: presses.answer(id, 'diverse'),
})

/** Whether diverse performance can be recorded now. */
async function takesDiverse({ services, student, now }: BoundContext): Promise<boolean> {
  const [year] = liveYears(await services.calendar.load(), student, now)
  return year !== undefined && !hasLeft(student, now.toISODate()) && isOpenAt(year.window, now)
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

/** The student's credit-bearing courses of the semesters whose upload is open. */
async function openCourses({ services, student, now }: BoundContext): Promise<Course[]> {
  const terms = liveTerms(await services.calendar.load(), student, now).filter((rules) => isOpenAt(rules.upload, now))
  const courses = await services.courses.ofStudent(
    student._id,
    terms.map((rules) => rules.term),
  )
  const order = terms.map((rules) => rules.term)
  return courses.sort((a, b) => order.indexOf(a.term) - order.indexOf(b.term))
}

/** Courses that a typed name means: the whole name, else a part of it. */
function matchCourses(courses: Course[], typed: string): Course[] {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s課程的是]/g, '')
  const wanted = plain(typed)
  if (wanted === '') return []
  const exact = courses.filter((course) => plain(course.name) === wanted)
  return exact.length > 0 ? exact : courses.filter((course) => plain(course.name).includes(wanted))
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
