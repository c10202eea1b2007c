import { type Dialogue, openDialogue } from '../../conversation/dialogue.ts'
import type { DiverseDraft } from '../../portfolio/diverse.ts'
import { liveYears, type YearRules, yearRules } from '../../portfolio/diverseYears.ts'
import { judgeDiverse } from '../../regulation/diverseAct.ts'
import type { DiverseCategory } from '../../regulation/diverseCategory.ts'
import { flawsIn } from '../../regulation/diverseValue.ts'
import { mayTakePlace } from '../../regulation/quota.ts'
import { hasLeft } from '../../school/person.ts'
import { acted, type BoundContext, type Outcome } from '../context.ts'
import { diverseRefusalReply, occasionOf, officeFor } from '../entryAccess.ts'
import type { Part } from './diverseNamed.ts'
import { askCategory, askPart, askYear, review } from './diverseQuestions.ts'

/** What has been given of a diverse performance so far; it takes no place until it is recorded. */
export interface DiverseData extends Omit<DiverseDraft, 'category'> {
  category?: DiverseCategory
  /** The entry that is being changed, as it was when it was opened; absent for a new one. */
  entry?: { id: number; round: number }
  year?: number
  /** Sets of photos already answered once. */
  sets: string[]
  /** The part just asked for; absent where everything is shown for a last look. */
  asking?: Part
}

export type OpenDiverse = Dialogue<DiverseData>

/** Begins to record one; `given` is what is known already. */
export function beginDiverse(context: BoundContext, given: Partial<DiverseData>): Promise<Outcome> {
  const begun = openDialogue<DiverseData>('diverse', { fields: {}, files: [], sets: [], ...given })
  const { dialogue: open } = context.conversation
  // One in the middle of another: that one goes on afterwards.
  const back = open?.name === 'diverse' ? (open.back ?? open) : undefined
  return nextQuestion(context, { ...begun, ...(back ? { back } : {}) }, [])
}

/** The next thing to ask, or everything for a last look. `notes` are told along with it; `wanted` is asked first. */
export async function nextQuestion(
  context: BoundContext,
  dialogue: OpenDiverse,
  notes: string[],
  wanted?: Part,
): Promise<Outcome> {
  const { id, data } = dialogue
  const years = await yearsOpen(context, dialogue)
  if ('replies' in years) return years
  const [rules] = years
  if (!rules || (years.length > 1 && data.year === undefined)) {
    return { replies: [askYear(context, id, years)], dialogue }
  }
  const { year } = rules
  const { category, description } = data
  if (category === undefined) {
    return { replies: [askCategory(context, id, data.files, notes)], dialogue: asking(dialogue, { year }) }
  }
  const draft = { ...data, category }
  const [flaw] = flawsIn(category, data.fields)
  const part = wanted ?? flaw?.field ?? (description === undefined ? 'description' : undefined)
  const reply =
    part === undefined
      ? review(context, id, draft, data.entry?.id, notes)
      : askPart(context, id, draft, part, notes, rules.ruleset)
  return { replies: [reply], dialogue: asking(dialogue, { year }, part) }
}

/** The dialogue with more in it, and what it asks for now. */
export function asking(
  { data: { asking: _, ...data }, ...dialogue }: OpenDiverse,
  more: Partial<DiverseData>,
  part?: Part,
): OpenDiverse {
  return { ...dialogue, data: { ...data, ...more, ...(part === undefined ? {} : { asking: part }) } }
}

/** The school years that it can belong to, or the answer that none takes it now. */
export async function yearsOpen(context: BoundContext, dialogue: OpenDiverse): Promise<YearRules[] | Outcome> {
  const { say, services, student, now } = context
  const { entry, year } = dialogue.data
  if (entry) {
    const judged = await services.diverse.judge('edit', entry.id, occasionOf(context, 'student', String(entry.round)))
    return judged.done ? [judged.rules] : acted(await diverseRefusalReply(context, judged.refusal))
  }
  const school = await services.calendar.load()
  const years = year === undefined ? liveYears(school, student, now) : [yearRules(school, student, year, now)]
  const [first] = years
  if (!first) return { replies: [say.answers.noTerms(await officeFor(context))], dialogue: null }
  const facts = {
    isOwner: student.roles.includes('student'),
    ownerHasLeft: hasLeft(student, now.toISODate()),
    selected: 'no',
  } as const
  const verdict = judgeDiverse(facts, first.window, now)
  if (!verdict.allowed) {
    const refusal = { reason: 'rule', act: 'add', refusal: verdict } as const
    return { replies: [await diverseRefusalReply(context, refusal)], dialogue: null }
  }
  const withRoom: YearRules[] = []
  for (const rules of years) {
    const used = await services.diverse.used(student._id, rules.year)
    if (mayTakePlace('diverse', used, rules.ruleset).allowed) withRoom.push(rules)
  }
  if (withRoom.length > 0) return withRoom
  const { value: limit, ...citation } = first.ruleset.diverse.places
  const full = await diverseRefusalReply(context, { reason: 'full', year: first.year, limit, citation })
  // What was given waits until there is room for it.
  const isBegun = dialogue.data.category !== undefined || dialogue.data.files.length > 0
  return { replies: [full], dialogue: isBegun ? dialogue : null }
}
