import { type Dialogue, openDialogue } from '../../conversation/dialogue.ts'
import type { Button, Reply } from '../../conversation/message.ts'
import { presses } from '../../conversation/wording/presses.ts'
import { isInForce } from '../../regulation/notice.ts'
import { isYearly, operations } from '../../regulation/operation.ts'
import { divisions, grades } from '../../regulation/people.ts'
import { dateOf, instantOf } from '../../regulation/schoolTime.ts'
import { compareTerms, yearOf } from '../../regulation/term.ts'
import { effectOf, type ToldCounts } from '../../reminders/movedEffect.ts'
import type { School } from '../../school/calendar.ts'
import { changeBeyondDivision } from '../../school/changeBeyondDivision.ts'
import { publishSchool } from '../../school/publishSchool.ts'
import type { Role } from '../../school/roles.ts'
import { type ActHandler, acted, answer, type BoundContext, type Given, type Outcome, type Turn } from '../context.ts'
import { schoolOccasionOf } from '../schoolOccasion.ts'
import { instantsSaid } from './instantsSaid.ts'
import { draftId, fileOf, missingIn, type NoticeDraft } from './noticeDraft.ts'

/** Who publishes; the director of 進修部 notices for that division alone. Source: R-1, §四. */
const publishers: readonly Role[] = ['academic-director', 'continuing-director']
/** How many semesters, years and notices are offered, the latest. */
const offered = 6

interface NoticeData {
  draft?: NoticeDraft
  /** How many the change was shown to concern. */
  told?: ToldCounts
}
type Open = Dialogue<NoticeData>

/** 「公告／改期程」: what, for whom, from when to when; shown first, then applied once. Source: R-3, §四. */
export const publishNotice: ActHandler = async (context) => {
  if (!mayPublish(context)) return answer(context.say.notices.notYours())
  return ask(context, openDialogue<NoticeData>('notice', {}))
}

export const notice: Turn = async (context, open, given) => {
  const dialogue = open as Open
  const { draft } = dialogue.data
  if (given.kind === 'file') return 'pass'
  if (!mayPublish(context)) return acted(context.say.notices.notYours())
  if (!draft) return given.kind === 'choice' ? begin(context, dialogue, given.value) : 'pass'
  if (missingIn(draft) === undefined) {
    return given.kind === 'choice' && given.value === 'publish' ? publish(context, dialogue, draft) : 'pass'
  }
  const added = given.kind === 'choice' ? chosen(draft, given.value) : typed(context, draft, given)
  if (added === undefined) return 'pass'
  if ('unread' in added) return { replies: [added.unread], dialogue }
  return ask(context, { ...dialogue, data: { draft: { ...draft, ...added } } })
}

const isDirector = ({ person }: BoundContext) => person.roles.includes('academic-director')

const mayPublish = ({ person }: BoundContext) => publishers.some((role) => person.roles.includes(role))

async function begin(context: BoundContext, dialogue: Open, value: string): Promise<Outcome | 'pass'> {
  const operation = operations.find((each) => each === value)
  const own = isDirector(context) ? {} : { division: 'continuing' as const }
  if (operation) return ask(context, { ...dialogue, data: { draft: { kind: 'notice', operation, ...own } } })
  if (value === 'withdraw') return ask(context, { ...dialogue, data: { draft: { kind: 'withdraw' } } })
  if (value !== 'ceremony' || !isDirector(context)) return 'pass'
  return ask(context, { ...dialogue, data: { draft: { kind: 'ceremony' } } })
}

function chosen(draft: NoticeDraft, value: string): Partial<NoticeDraft> | undefined {
  switch (missingIn(draft)) {
    case 'scope':
      return { scope: value }
    case 'grade':
      return { grade: grades.find((each) => String(each) === value) ?? null }
    case 'division':
      return { division: divisions.find((each) => each === value) ?? null }
    case 'notice':
      return { notice: value }
    default:
      return undefined
  }
}

function typed(
  { say }: BoundContext,
  draft: NoticeDraft,
  given: Given,
): Partial<NoticeDraft> | { unread: Reply } | undefined {
  const step = missingIn(draft)
  if (given.kind !== 'text') return undefined
  if (step === 'basis') return { basis: given.text.trim() }
  if (step !== 'dates' && step !== 'date') return undefined
  const said = instantsSaid(given.text)
  if (said === 'none') return { unread: say.notices.notDates() }
  if ('rocDate' in said) return { unread: say.notices.rocDate(said.rocDate) }
  return step === 'date' ? { date: dateOf(instantOf(said.closes)) } : said
}

async function ask(context: BoundContext, dialogue: Open): Promise<Outcome> {
  const { say, services } = context
  const { draft } = dialogue.data
  const school = await services.calendar.load()
  const cancel: Button = { label: say.governance.cancel, press: presses.intent('dialogue.cancel') }
  const choices = (values: readonly string[], label: (value: string) => string): Button[] => [
    ...values.map((value) => ({ label: label(value), press: presses.answer(dialogue.id, value) })),
    cancel,
  ]
  const step = draft && missingIn(draft)
  if (!draft) {
    const kinds = [...operations, ...(isDirector(context) ? ['ceremony'] : []), 'withdraw']
    return { replies: [say.notices.askWhat(choices(kinds, say.notices.whatLabel))], dialogue }
  }
  if (step === undefined) return preview(context, dialogue, draft, school, cancel)
  const values: Partial<Record<typeof step, readonly string[]>> = {
    scope: scopesFor(draft, school),
    grade: ['all', ...grades.map(String)],
    division: ['all', ...divisions],
    notice: withdrawable(context, school),
  }
  return { replies: [say.notices.ask[step](choices(values[step] ?? [], say.notices.choiceLabel[step]))], dialogue }
}

function scopesFor({ operation }: NoticeDraft, { calendar }: School): string[] {
  const terms = calendar.terms.map(({ id }) => id).sort((a, b) => compareTerms(b, a))
  const scopes = operation && isYearly(operation) ? terms.map((term) => String(yearOf(term))) : terms
  return [...new Set(scopes)].slice(0, offered)
}

function withdrawable(context: BoundContext, { calendar }: School): string[] {
  return calendar.notices
    .filter((each) => isInForce(each, context.now) && (isDirector(context) || each.applies.division === 'continuing'))
    .map(({ id }) => id)
    .slice(-offered)
}

async function preview(
  context: BoundContext,
  dialogue: Open,
  draft: NoticeDraft,
  school: School,
  cancel: Button,
): Promise<Outcome> {
  const { say, services, now } = context
  const outcome = await tryOut(context, draft, school, true)
  if (outcome === 'gone') return acted(say.notices.gone())
  if ('problems' in outcome) return acted(say.notices.refused(outcome.refusals ?? [], now))
  if (outcome.changes.length === 0) return acted(say.notices.nothing())
  const effect = await effectOf(outcome, services, now)
  const { teachers, guardians } = effect
  const told = { students: effect.students.reduce((sum, { count }) => sum + count, 0), teachers, guardians }
  const confirm: Button = {
    label: say.notices.confirm,
    press: presses.answer(dialogue.id, 'publish'),
    style: 'primary',
  }
  const data = { draft, told }
  return {
    replies: [say.notices.preview(draftId(draft, now), effect, told, now, [confirm, cancel])],
    dialogue: { ...dialogue, data },
  }
}

/** Applies what was shown. The same message again finds it applied, and says the same. */
async function publish(context: BoundContext, { data }: Open, draft: NoticeDraft): Promise<Outcome> {
  const { say, services, now } = context
  const outcome = await tryOut(context, draft, await services.calendar.load(), false)
  if (outcome === 'gone') return acted(say.notices.gone())
  if ('problems' in outcome) return acted(say.notices.refused(outcome.refusals ?? [], now))
  return acted(
    say.notices.published(draftId(draft, now), draft.kind, data.told ?? { students: 0, teachers: 0, guardians: 0 }),
  )
}

/** Publishes in the role that the person has now, or finds out what that would do. */
async function tryOut(context: BoundContext, draft: NoticeDraft, school: School, dryRun: boolean) {
  const { services, now } = context
  const actor = await services.acting.inRole(schoolOccasionOf(context).actor, publishers, now)
  const file = fileOf(draft, school, now)
  if (!actor || !file) return 'gone'
  return publishSchool(file, services.calendar, services.people, {
    actor,
    now,
    dryRun,
    refuse: (plan) =>
      actor.as === 'academic-director' ? undefined : changeBeyondDivision(plan) && 'not of the division',
  })
}
