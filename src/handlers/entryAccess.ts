import type { Reply } from '../conversation/message.ts'
import type { DiverseRefusal } from '../portfolio/diverse.ts'
import type { Entry } from '../portfolio/entry.ts'
import type { Occasion, Refusal } from '../portfolio/outcomes.ts'
import type { EntryView } from '../portfolio/views.ts'
import { currentTerm, previousTerm } from '../regulation/term.ts'
import type { Role } from '../school/roles.ts'
import { type Asked, actorOf, type BoundContext } from './context.ts'

/** The entry number in `#12`, if it is one. */
export function entryNumber(target: string | undefined): number | undefined {
  const found = /^#(\d{1,12})$/.exec(target ?? '')
  return found ? Number(found[1]) : undefined
}

/** What the act of this message is judged by and remembered as. */
export function occasionOf(context: BoundContext, role: string, request?: string): Occasion {
  return {
    actor: actorOf(context, role),
    request: context.message.id,
    now: context.now,
    ...(request === undefined ? {} : { round: Number(request) }),
  }
}

export async function viewOf({ services }: BoundContext, entry: Entry): Promise<EntryView> {
  const [view] = await services.viewEntries([entry])
  if (!view) throw new Error('an entry without a view')
  return view
}

/** The semester that a slot means: `current`, `previous` or a name; undefined where none is meant or dates are missing. */
export async function termMeant({ services, now }: BoundContext, { slots }: Asked): Promise<string | undefined> {
  if (slots.term !== 'current' && slots.term !== 'previous') return slots.term
  const { calendar } = await services.calendar.load()
  const current = currentTerm(calendar.terms, now)?.id
  return slots.term === 'previous' && current ? previousTerm(current) : current
}

/** The office that answers name for the division of whoever is meant: in the day school `ofDay`. */
export async function officeFor({ say, services, student }: BoundContext, ofDay: Role = 'registrar'): Promise<string> {
  const { offices } = await services.calendar.load()
  const office = student.years.at(-1)?.division === 'continuing' ? 'continuing-affairs' : ofDay
  return offices[office] ?? say.binding.roleNames([office])
}

/** The same for diverse performance. */
export const diverseRefusalReply = async (context: BoundContext, refusal: DiverseRefusal): Promise<Reply> =>
  context.say.diverse.refused(refusal, context.now, await officeFor(context, 'activities'))

/** Why an act was refused, in words: who decided the entry meanwhile, and which office can help. */
export async function refusalReply(context: BoundContext, refusal: Refusal): Promise<Reply> {
  const { say, now } = context
  const entry = 'entry' in refusal ? refusal.entry : undefined
  const view = entry ? await viewOf(context, entry) : undefined
  return say.entries.refused(refusal, now, await officeFor(context), view?.decidedBy)
}
