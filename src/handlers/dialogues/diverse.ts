import type { Intent, Meaning } from '../../conversation/intent.ts'
import type { SentFile } from '../../conversation/message.ts'
import { yearRules } from '../../portfolio/diverseYears.ts'
import { judgeDescription } from '../../regulation/description.ts'
import { isDiverseCategory } from '../../regulation/diverseCategory.ts'
import { fieldsOf } from '../../regulation/diverseForm.ts'
import { flawsIn, judgeValue } from '../../regulation/diverseValue.ts'
import { judgeLink } from '../../regulation/externalLink.ts'
import { fileRoles } from '../../regulation/fileLimits.ts'
import { answer, type BoundContext, type Given, type Outcome, type Turn } from '../context.ts'
import { asking, type DiverseData, nextQuestion, type OpenDiverse, yearsOpen } from './diverseDialogue.ts'
import { categoryMeant, type Part, partMeant, partsOf } from './diverseNamed.ts'
import { askWhichPart } from './diverseQuestions.ts'
import { type Reading, readDiverse } from './diverseReading.ts'
import { saveDiverse } from './saveDiverse.ts'
import { takeFile } from './takeFile.ts'

/** Said at the last look, the same as the button. */
const yes = /^\s*(?:登錄|儲存|存|確認|確定|好|對|可以|沒錯|ok(?:ay)?|yes|save|record(?: it)?)[\s。．.!！吧了]*$/i
/** What a student may want in between, in so few words that it is no value of a field. */
const plainWishes: readonly Intent[] = [
  'selection.choose',
  'selection.show',
  'receipt.show',
  'receipt.confirm',
  'artifact.send',
  'artifact.withdraw',
  'file.verify',
  'account.unbind',
]
const maxWishCharacters = 15

/** Goes on with recording: takes what was given, asks for what is missing, and records once the student has seen it all. */
export const diverse: Turn = async (context, dialogue, given) => {
  const open = dialogue as OpenDiverse
  switch (given.kind) {
    case 'file':
      return takeSentFile(context, open, given.file)
    case 'choice':
      return choose(context, open, given.value)
    case 'text':
      return readText(context, open, given)
  }
}

async function takeSentFile(context: BoundContext, dialogue: OpenDiverse, sent: SentFile): Promise<Outcome> {
  const { say } = context
  const { data } = dialogue
  // One answer for a whole set of photos: the others of it are passed over in silence.
  if (sent.set && data.sets.includes(sent.set.id)) return answer()
  const years = await yearsOpen(context, dialogue)
  if ('replies' in years) return years
  const [rules] = years
  if (!rules) return nextQuestion(context, dialogue, [])
  const taken = await takeFile(context, sent, 'diverse', rules.ruleset)
  if ('refused' in taken) return { replies: [taken.refused], dialogue }
  const notes = [...taken.warnings]
  if (sent.set && sent.set.total !== 1) notes.push(say.handIn.set(sent.set.total))
  const others = data.files.filter(({ role }) => role !== taken.file.role)
  if (others.length < data.files.length) notes.push(say.handIn.replaced(taken.file.role))
  const sets = sent.set ? [...data.sets, sent.set.id] : data.sets
  const next = { ...dialogue, data: { ...data, sets, files: [...others, taken.file] } }
  return nextQuestion(context, next, notes, data.asking)
}

async function choose(context: BoundContext, dialogue: OpenDiverse, value: string): Promise<Outcome> {
  const { say } = context
  const { data } = dialogue
  const goOn = (more: Partial<DiverseData>, wanted?: Part) =>
    nextQuestion(context, { ...dialogue, data: { ...data, ...more } }, [], wanted)
  const [what, name = '', code = ''] = value.split(':')
  if (what === 'year') return goOn({ year: Number(name) })
  const picked = what === 'category' && isDiverseCategory(name) ? name : undefined
  // Another category has other fields; what every one has stays.
  if (picked && picked !== data.category && !data.entry) return goOn({ category: picked, fields: {} })
  const { category } = data
  if (category === undefined) return goOn({})
  switch (what) {
    case 'save':
      return saveDiverse(context, dialogue)
    case 'change':
      return { replies: [askWhichPart(context, dialogue.id, { ...data, category })], dialogue }
    case 'part':
      return goOn({}, partsOf(category).includes(name) ? name : undefined)
    case 'code': {
      const field = fieldsOf(category).find(({ id }) => id === name)
      const isCode = field !== undefined && 'value' in judgeValue(field, code)
      return isCode ? take(context, dialogue, { ...nothingRead, values: { [name]: code } }) : goOn({})
    }
    case 'empty': {
      if (name !== 'link') return take(context, dialogue, { ...nothingRead, emptied: [name] })
      const { link: _, ...rest } = data
      return nextQuestion(context, { ...dialogue, data: rest }, [])
    }
    case 'remove': {
      const role = fileRoles.find((each) => each === name)
      const files = data.files.filter((file) => file.role !== role)
      return nextQuestion(context, { ...dialogue, data: { ...data, files } }, role ? [say.diverse.removed(role)] : [])
    }
    default:
      return goOn({})
  }
}

const nothingRead: Reading = { values: {}, emptied: [], refused: [], left: [] }

async function readText(
  context: BoundContext,
  dialogue: OpenDiverse,
  { text, meaning }: Extract<Given, { kind: 'text' }>,
): Promise<Outcome | 'pass'> {
  const { say } = context
  const { data } = dialogue
  // 「刪除 #3」 in the middle is what it says, and what was given waits.
  if (meaning.slots.target?.startsWith('#') || isPlainWish(meaning, text)) return 'pass'
  const { category } = data
  if (category === undefined) {
    const meant = categoryMeant(text)
    if (meant) return nextQuestion(context, { ...dialogue, data: { ...data, category: meant } }, [])
    return meaning.intent === 'unknown' ? nextQuestion(context, dialogue, [say.diverse.notACategory]) : 'pass'
  }
  if (data.asking === undefined) {
    if (yes.test(text)) return saveDiverse(context, dialogue)
    const part = partMeant(category, text)
    if (part !== undefined) return nextQuestion(context, dialogue, [], part)
  }
  const isOpen = (id: string) => data.asking !== undefined && (data.fields[id] === undefined || id === data.asking)
  const open = fieldsOf(category).flatMap(({ id }) => (isOpen(id) ? [id] : []))
  const reading = readDiverse(text, category, open, data.asking)
  if (data.asking === undefined && reading.left.length > 0 && isOnlyLeft(reading)) {
    return meaning.intent === 'unknown' ? nextQuestion(context, dialogue, [say.diverse.notUnderstood]) : 'pass'
  }
  return take(context, dialogue, reading)
}

const isPlainWish = ({ intent }: Meaning, text: string) =>
  plainWishes.includes(intent) && text.trim().length <= maxWishCharacters

const isOnlyLeft = ({ values, emptied, refused, description, link }: Reading) =>
  Object.keys(values).length + emptied.length + refused.length === 0 && description === undefined && link === undefined

/** Puts what was understood into the draft, and says what was not. */
async function take(context: BoundContext, dialogue: OpenDiverse, reading: Reading): Promise<Outcome> {
  const { say, services, student, now } = context
  const { data } = dialogue
  const { category, year } = data
  if (category === undefined || year === undefined) return nextQuestion(context, dialogue, [])
  const { ruleset } = yearRules(await services.calendar.load(), student, year, now)
  const notes = reading.refused.map(({ field, typed, why }) =>
    say.diverse.valueRefused(say.diverse.partName(category, field.id), typed, why),
  )
  if (reading.left.length > 0) notes.push(say.diverse.leftOver(reading.left))
  const filled = Object.entries({ ...data.fields, ...reading.values })
  const fields = Object.fromEntries(filled.filter(([id]) => !reading.emptied.includes(id)))
  let wanted = reading.refused[0]?.field.id
  if (flawsIn(category, fields).some(({ flaw }) => flaw === 'before')) notes.push(say.diverse.endsBeforeStart)
  const next = { ...dialogue, data: { ...data, fields } }
  if (reading.link !== undefined) {
    const verdict = judgeLink('diverse', reading.link, ruleset)
    if ('link' in verdict) next.data.link = verdict.link
    else notes.push(say.diverse.linkRefused(verdict))
    if ('refused' in verdict && data.asking === 'link') wanted ??= 'link'
  }
  if (reading.description !== undefined) {
    const verdict = judgeDescription('diverse', reading.description, ruleset)
    if (verdict.verdict === 'refused') {
      return {
        replies: [say.diverse.descriptionRefused(verdict, notes)],
        dialogue: asking(next, {}, 'description'),
      }
    }
    next.data.description = verdict.text
    notes.push(say.handIn.descriptionCounted(verdict))
  }
  return nextQuestion(context, next, notes, wanted)
}
