import type { Kind, Topic } from '../conversation/intent.ts'
import type { Button } from '../conversation/message.ts'
import { askButton } from '../conversation/wording/presses.ts'
import type { Statement } from '../conversation/wording/statement.ts'
import {
  type ScheduleItem,
  type Scope,
  scheduleItem,
  scopeOf,
  type WindowFor,
  windowForStudent,
} from '../portfolio/schedule.ts'
import { rulesetOf } from '../portfolio/terms.ts'
import { daysLeft } from '../regulation/daysLeft.ts'
import type { Operation } from '../regulation/operation.ts'
import { isStillOpen, type Phase, phase } from '../regulation/phase.ts'
import type { Term } from '../regulation/term.ts'
import type { School } from '../school/calendar.ts'
import { askable } from './askable.ts'
import { answer, type Context, type Handler } from './context.ts'
import { officeToAsk } from './officeToAsk.ts'
import { termAsked } from './termAsked.ts'

const operationsOf: Record<Kind, Operation[]> = {
  course: ['course-upload'],
  certification: ['certification'],
  diverse: ['diverse-upload'],
  selection: ['course-selection', 'diverse-selection'],
  receipt: ['receipt-confirmation'],
}
const ofStudents: Kind[] = ['course', 'certification', 'diverse', 'selection', 'receipt']
const ofTeachers: Kind[] = ['certification', 'course', 'diverse', 'selection', 'receipt']

const topicOf: Record<Kind, Topic> = {
  course: 'window',
  certification: 'certification',
  diverse: 'window',
  selection: 'selection',
  receipt: 'receipt',
}

/** How long a close is still news to someone who asks of nothing in particular. */
const daysWorthMentioning = 14

/** Plans one operation for whoever asks: a student as their own year has it, anyone else for every kind of student. */
type Plan = (operation: Operation, scope: Scope) => ScheduleItem

/** 「截止到什麼時候」 */
export const deadlineAsk: Handler = async (context, { slots: { kind, term: slot } }) => {
  const { say, services, now } = context
  const school = await services.calendar.load()
  const asked = termAsked(slot, school, now)
  if (asked.about === 'none') return answer(say.answers.noTerms(await officeToAsk(context)))
  if (asked.about === 'unknown') {
    return answer(say.answers.unknownTerm(asked.name, asked.known, await officeToAsk(context)))
  }
  const plan = planFor(context, school)
  const items = kindsFor(context, kind).flatMap((each) =>
    operationsOf[each].flatMap((operation) =>
      asked.about === 'named'
        ? [plan(operation, scopeOf(operation, asked.term.id))]
        : aroundNow(operation, asked.term, school, plan, context),
    ),
  )
  const shown = kind ? items : worthMentioning(items, context)
  const remarks = kind ? remarksOn(kind, context, school, asked.term) : []
  return answer(say.answers.deadlines(shown, remarks, now, buttonsFor(context, shown, kind)))
}

function kindsFor({ student: whose }: Context, kind: Kind | undefined): Kind[] {
  if (kind) return [kind]
  const teaches = whose?.roles.includes('teacher') && !whose.roles.includes('student')
  return teaches ? ofTeachers : ofStudents
}

function planFor({ student, now }: Context, school: School): Plan {
  if (!student?.roles.includes('student')) return (operation, scope) => scheduleItem(operation, scope, school, now)
  return (operation, scope) => {
    const window = windowForStudent(student, operation, scope, school, now)
    return { operation, scope, windows: [{ window }] }
  }
}

/** The current semester or year, earlier ones that are still open, and the next where everything is over; open ones first. */
function aroundNow(
  operation: Operation,
  current: Term,
  { calendar }: School,
  plan: Plan,
  context: Context,
): ScheduleItem[] {
  const scopes = (terms: Term[]) => [...new Set(terms.map(({ id }) => scopeOf(operation, id)))]
  const inOrder = calendar.terms.toSorted((a, b) => b.opens.localeCompare(a.opens))
  const past = scopes(inOrder.filter(({ opens }) => opens <= current.opens))
  const [item, ...earlier] = past.map((scope) => plan(operation, scope))
  const items = [...(item ? [item] : []), ...earlier.flatMap((each) => stillOpen(each, context))]
  const next = scopes(inOrder.filter(({ opens }) => opens > current.opens))
    .filter((scope) => !past.includes(scope))
    .at(-1)
  if (next !== undefined && items.every((item) => isAll('closed', item, context))) items.push(plan(operation, next))
  const isOpen = (item: ScheduleItem) => Number(isAny('open', item, context))
  return items.sort((a, b) => isOpen(b) - isOpen(a))
}

/** What of an earlier semester or year can still be done. */
function stillOpen({ windows, ...item }: ScheduleItem, { now }: Context): ScheduleItem[] {
  const open = windows.filter(({ window }) => isStillOpen(window, now))
  return open.length > 0 ? [{ ...item, windows: open }] : []
}

/** Asked of nothing in particular, what is not announced or long over is no help, unless there is nothing else. */
function worthMentioning(items: ScheduleItem[], context: Context): ScheduleItem[] {
  const isLongOver = ({ window: { closesAt } }: WindowFor) =>
    closesAt !== undefined && daysLeft(closesAt, context.now) < -daysWorthMentioning
  const shown = items.filter((item) => !isAll('unannounced', item, context) && !item.windows.every(isLongOver))
  return shown.length > 0 ? shown : items
}

const isAny = (wanted: Phase, { windows }: ScheduleItem, { now }: Context) =>
  windows.some(({ window }) => phase(window, now) === wanted)
const isAll = (wanted: Phase, { windows }: ScheduleItem, { now }: Context) =>
  windows.every(({ window }) => phase(window, now) === wanted)

function remarksOn(kind: Kind, { say }: Context, school: School, { id }: Term): Statement[] {
  const { course, receipt } = rulesetOf(school, id)
  if (kind === 'certification') return [say.answers.certifyWithin(course.daysToCertify)]
  return kind === 'receipt' ? [say.answers.receiptDays(receipt.days, receipt.minimumDays)] : []
}

function buttonsFor(context: Context, items: ScheduleItem[], kind: Kind | undefined): Button[] {
  const { say, services } = context
  const { ask } = say.answers
  const topic = topicOf[kind ?? 'course']
  const submit = kind === 'diverse' ? say.diverse.record : ask('artifact.submit')
  const notices = new Map<string, Button>()
  for (const { source } of items.flatMap(({ windows }) => windows.map(({ window }) => window))) {
    if (source.kind === 'notice' && source.url) {
      notices.set(source.id, { label: say.answers.officialNotice(source.id), url: source.url })
    }
  }
  return [
    ...askable(context, [ask('quota.remaining'), submit, ask('certification.pending')]),
    ...notices.values(),
    askButton(say.answers.topics[topic], 'rule.ask', { topic }),
    { label: say.answers.schedule, url: `${services.config.publicUrl}/calendar` },
  ]
}
