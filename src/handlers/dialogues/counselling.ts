import { type Dialogue, openDialogue } from '../../conversation/dialogue.ts'
import { languages } from '../../conversation/intent.ts'
import type { Button } from '../../conversation/message.ts'
import { wordingIn } from '../../conversation/wording/index.ts'
import { presses } from '../../conversation/wording/presses.ts'
import type { NewCounselling } from '../../school/counselling.ts'
import type { Person } from '../../school/person.ts'
import { acted, answer, type BoundContext, type Outcome, type Turn } from '../context.ts'
import { schoolOccasionOf } from '../schoolOccasion.ts'
import { closed } from '../whileHeld.ts'
import { datesSaid } from './datesSaid.ts'
import { cutAtLabels, type Segment } from './labelledText.ts'

const fields = ['student', 'date', 'time', 'place', 'content', 'advice'] as const
type Field = (typeof fields)[number]

/** What is known of a record so far. */
type Known = Partial<NewCounselling>
type Open = Dialogue<Known>

/** What cannot be read, and asks again. */
type Unread = 'notADate' | 'notATime' | 'unknownStudent' | { several: Person[] }

const proseFields: readonly Field[] = ['place', 'content', 'advice']

/** Asks for a counselling record; whom it is about may be said with the wish. Source: R-4. */
export async function beginCounselling(context: BoundContext, named?: string): Promise<Outcome> {
  const { say, services, person, now } = context
  const students = await services.counselling.counselledBy(person, now)
  if (students.length === 0) return answer(say.counselling.noStudents())
  const [only, ...others] = named === undefined ? [] : matching(students, named)
  return ask(context, openDialogue<Known>('counselling', only && others.length === 0 ? { student: only._id } : {}))
}

export const counselling: Turn = async (context, open, given) => {
  const dialogue = open as Open
  if (given.kind === 'file') return 'pass'
  const students = await context.services.counselling.counselledBy(context.person, context.now)
  if (students.length === 0) return closed(context.say.counselling.noStudents())
  if (given.kind === 'choice' && given.value === 'save') return save(context, dialogue.data)
  const isOwn = (id: string | undefined) => students.some(({ _id }) => _id === id)
  const { student, ...others } = dialogue.data
  if (student !== undefined && !isOwn(student))
    return askAgain(context, { ...dialogue, data: others }, 'unknownStudent')
  if (given.kind === 'choice') {
    if (!isOwn(given.value)) return askAgain(context, dialogue, 'unknownStudent')
    return ask(context, { ...dialogue, data: { ...dialogue.data, student: given.value } })
  }
  const segments = cutAtLabels(given.text, labels, 'content')
  const isLabelled = segments.some(({ part }) => part !== undefined)
  const read = readInto(dialogue.data, segments, students, context)
  if (read.unread === undefined) return ask(context, { ...dialogue, data: read.known })
  const isOther = !isLabelled && read.unread === 'unknownStudent' && given.meaning.intent !== 'unknown'
  return isOther ? 'pass' : askAgain(context, { ...dialogue, data: read.known }, read.unread)
}

/** The labels of every language, because people write as they like. */
const labels = languages.flatMap((language) =>
  fields.map((part) => ({ label: wordingIn[language].counselling.labels[part], part })),
)

/** Takes what was said into the record; what stands behind no label goes to the first thing that is missing. */
function readInto(
  before: Known,
  segments: readonly Segment[],
  students: readonly Person[],
  context: BoundContext,
): { known: Known; unread?: Unread } {
  const known = { ...before }
  let last: Field | undefined
  for (const { part, text } of segments) {
    const field = fields.find((each) => each === part) ?? fieldFor(text, known, last, context)
    const isMore = part === undefined && field === last
    const unread = take(known, field, text, isMore, students, context)
    if (unread) return { known, unread }
    last = field
  }
  return { known }
}

/** A line behind a text goes on with it; else the first field that is missing. */
function fieldFor(text: string, known: Known, last: Field | undefined, { now }: BoundContext): Field {
  if (last && proseFields.includes(last)) return last
  if (known.student === undefined) return 'student'
  if (known.date === undefined && datesSaid(text, now).length > 0) return 'date'
  if (known.time === undefined && timeSaid(text) !== undefined) return 'time'
  return fields.find((field) => known[field] === undefined) ?? 'advice'
}

function take(
  known: Known,
  field: Field,
  text: string,
  isMore: boolean,
  students: readonly Person[],
  { now }: BoundContext,
): Unread | undefined {
  switch (field) {
    case 'student': {
      const found = matching(students, text)
      if (found.length > 1) return { several: found }
      if (!found[0]) return 'unknownStudent'
      known.student = found[0]._id
      return undefined
    }
    case 'date': {
      const [date] = datesSaid(text, now)
      if (date === undefined) return 'notADate'
      known.date = date
      // 「10/14 12:10」 says both.
      const time = timeSaid(text)
      if (time !== undefined) known.time = time
      return undefined
    }
    case 'time': {
      const time = timeSaid(text)
      if (time === undefined) return 'notATime'
      known.time = time
      return undefined
    }
    default:
      known[field] = isMore && known[field] ? `${known[field]}\n${text}` : text
      return undefined
  }
}

function matching(students: readonly Person[], said: string): Person[] {
  const typed = said.normalize('NFKC').trim()
  const byNumber = students.filter(({ _id }) => _id.toUpperCase() === typed.toUpperCase())
  return byNumber.length > 0 ? byNumber : students.filter(({ name }) => name === typed)
}

/** `12:10` of 「12:10」「12點」「12點半」. */
function timeSaid(text: string): string | undefined {
  const found = /(?<!\d)([01]?\d|2[0-3])(?::([0-5]\d)|點(半)?)/u.exec(text.normalize('NFKC'))
  if (!found) return undefined
  const [, hour = '', minute, half] = found
  return `${hour.padStart(2, '0')}:${minute ?? (half ? '30' : '00')}`
}

const isComplete = (known: Known): known is NewCounselling => fields.every((field) => known[field])

/** Asks for what is missing, or whether to save. */
async function ask(context: BoundContext, dialogue: Open): Promise<Outcome> {
  const { say, services, now } = context
  const { data } = dialogue
  const cancel: Button = { label: say.counselling.cancel, press: presses.intent('dialogue.cancel') }
  if (!isComplete(data)) {
    const missing = fields.filter((field) => !data[field])
    return { replies: [say.counselling.askNext(missing, fields.length - missing.length, [cancel])], dialogue }
  }
  const student = await services.people.get(data.student)
  const buttons: Button[] = [
    { label: say.counselling.save, press: presses.answer(dialogue.id, 'save'), style: 'primary' },
    cancel,
  ]
  return { replies: [say.counselling.review(data, student?.name ?? data.student, now, buttons)], dialogue }
}

function askAgain({ say }: BoundContext, dialogue: Open, unread: Unread): Outcome {
  if (typeof unread === 'string') return { replies: [say.counselling[unread]()], dialogue }
  const choices = unread.several.map(
    ({ _id, name }): Button => ({ label: `${name} ${_id}`, press: presses.answer(dialogue.id, _id) }),
  )
  return { replies: [say.counselling.severalStudents(choices)], dialogue }
}

async function save(context: BoundContext, known: Known): Promise<Outcome | 'pass'> {
  if (!isComplete(known)) return 'pass'
  const { say, services } = context
  const added = await services.counselling.add(known, schoolOccasionOf(context))
  return acted(added.done ? say.counselling.added(added.record._id) : say.counselling.refused(added.refusal))
}
