import type { ChannelName } from '../conversation/message.ts'
import { wordingIn } from '../conversation/wording/index.ts'
import { presses } from '../conversation/wording/presses.ts'
import { type ScheduleItem, type Scope, scheduleItem, scopeOf, termNow } from '../portfolio/schedule.ts'
import type { Operation } from '../regulation/operation.ts'
import { divisions } from '../regulation/people.ts'
import { phase } from '../regulation/phase.ts'
import { schoolYearOf } from '../regulation/term.ts'
import {
  type Audience,
  type AudienceHeld,
  audienceCode,
  audienceMeant,
  audiencesOf,
  isOfAudience,
  ownClass,
  studentsOf,
} from '../reminders/audience.ts'
import type { Broadcast, BroadcastMode } from '../reminders/broadcasts.ts'
import { reachable } from '../reminders/routes.ts'
import type { School } from '../school/calendar.ts'
import { type Person, yearRow } from '../school/person.ts'
import { type ActHandler, actorOf, answer, type BoundContext, bound, type Outcome } from './context.ts'

/** What students can be reminded of. */
const remindable: readonly Operation[] = [
  'course-upload',
  'diverse-upload',
  'course-selection',
  'diverse-selection',
  'receipt-confirmation',
]

/** 「提醒全班上傳截止」: to whom, of what, then a preview. Source: R-1; contract.md, Behaviour (Broadcast). */
export const broadcastDeadline = bound(async (context, { slots }) => {
  const { say, person, now } = context
  const held = audiencesOf(person, now)
  const className = ownClass(person, now)
  const wanted = slots.class
  if (wanted !== undefined && !held.some(({ audience }) => audience.kind === 'class' && audience.className === wanted))
    return answer(className ? say.classes.otherClass(wanted, className) : say.broadcast.notYours())
  const [only, ...others] = wanted === undefined ? held : held.slice(0, 1)
  if (!only) return answer(say.classes.noClass())
  if (others.length === 0) return chooseDeadline(context, only)
  const choices = held.map(({ audience }) => ({
    label: say.broadcast.audience(audience),
    press: presses.act('broadcast.to', audienceCode(audience)),
  }))
  return answer(say.broadcast.whom(choices))
})

/** Somebody chose whom. */
export const broadcastTo: ActHandler = async (context, [code]) => {
  const held = audienceMeant(code, context.person, context.now)
  return held ? chooseDeadline(context, held) : answer(context.say.broadcast.notYours())
}

async function chooseDeadline(context: BoundContext, held: AudienceHeld): Promise<Outcome> {
  const { say, services, now } = context
  const school = await services.calendar.load()
  const students = await studentsOf(held.audience, services.people, now)
  const items = deadlinesAhead(held.audience, students, school, context)
  const [only, ...others] = items
  if (!only) return answer(say.broadcast.noDeadline())
  const code = audienceCode(held.audience)
  if (others.length === 0) return preview(context, held, only)
  const choices = items.map((item) => ({
    label: say.broadcast.deadline(item),
    press: presses.act('broadcast.preview', code, item.operation, item.scope),
  }))
  return answer(say.broadcast.which(say.broadcast.audience(held.audience), choices))
}

/** Windows of the audience whose close is known and still to come. */
function deadlinesAhead(
  audience: Audience,
  students: readonly Person[],
  school: School,
  { now }: BoundContext,
): ScheduleItem[] {
  const current = termNow(school, now)
  if (!current) return []
  const earlier = school.calendar.terms.filter(({ opens }) => opens <= current.opens).map(({ id }) => id)
  const scopes = (operation: Operation) => [...new Set(earlier.map((term) => scopeOf(operation, term)))]
  return remindable
    .flatMap((operation) =>
      scopes(operation).map((scope) => itemFor(operation, scope, audience, students, school, now)),
    )
    .filter(({ windows }) => windows.length > 0)
}

function itemFor(
  operation: Operation,
  scope: Scope,
  audience: Audience,
  students: readonly Person[],
  school: School,
  now: BoundContext['now'],
): ScheduleItem {
  const item = scheduleItem(operation, scope, school, now)
  const rows = students.map((student) => yearRow(student, schoolYearOf(now)))
  const windows = item.windows.filter(
    ({ window, grades, division }) =>
      window.closesAt !== undefined &&
      ['open', 'notYet'].includes(phase(window, now)) &&
      rows.some(
        (row) =>
          row?.grade !== undefined &&
          (grades?.includes(row.grade) ?? true) &&
          divisions.some((each) => (division ?? each) === each && each === row.division) &&
          isOfAudience(audience, { grade: row.grade, division: row.division }),
      ),
  )
  return { ...item, windows }
}

/** Somebody chose of what. */
export const broadcastPreview: ActHandler = async (context, [code, operation, scope]) => {
  const { say, services, person, now } = context
  const held = audienceMeant(code, person, now)
  if (!held) return answer(say.broadcast.notYours())
  const school = await services.calendar.load()
  const students = await studentsOf(held.audience, services.people, now)
  const item = deadlinesAhead(held.audience, students, school, context).find(
    (each) => each.operation === operation && String(each.scope) === scope,
  )
  return item ? preview(context, held, item) : answer(say.broadcast.noDeadline())
}

/** The exact text, how many get it by which network, who does not, and what it costs. */
async function preview(context: BoundContext, { audience }: AudienceHeld, item: ScheduleItem): Promise<Outcome> {
  const { say, services, person, now } = context
  const students = await studentsOf(audience, services.people, now)
  const accounts = await services.accounts.ofPeople(students.map(({ _id }) => _id))
  const networkOf = (student: Person) => reachable(accounts.get(student._id) ?? [])[0]?.channel
  const reached = students.filter((student) => networkOf(student) !== undefined)
  const byNetwork = new Map<ChannelName, number>()
  for (const student of reached) {
    const network = networkOf(student)
    if (network) byNetwork.set(network, (byNetwork.get(network) ?? 0) + 1)
  }
  const className = audience.kind === 'class' ? audience.className : undefined
  const [link] = className === undefined ? [] : await services.classLinks.ofClass(schoolYearOf(now), className)
  const closes = item.windows.flatMap(({ window }) => window.closesAt?.toMillis() ?? [])
  const texts = {
    'zh-TW': [wordingIn['zh-TW'].broadcast.text(item, now)],
    en: [wordingIn.en.broadcast.text(item, now)],
  }
  const broadcast = await services.broadcasts.offer(
    {
      audience: audienceCode(audience),
      text: texts,
      recipients: reached.map(({ _id }) => _id),
      ...(link ? { group: link._id } : {}),
      closesAt: new Date(Math.max(...closes)),
    },
    person._id,
    now,
  )
  const missed = students.filter((student) => !reached.includes(student))
  return answer(
    say.broadcast.preview({
      audience,
      text: texts[context.account.lang][0] ?? say.broadcast.text(item, now),
      byNetwork,
      missed: className === undefined ? missed.length : missed.map(({ name }) => name),
      lineLeft: await context.networks.messagesLeft('line'),
      persons: reached.length > 0 ? presses.act('broadcast.send', broadcast._id, 'persons') : undefined,
      group: link
        ? {
            press: presses.act('broadcast.send', broadcast._id, 'group'),
            cost: await context.networks.groupSize(link._id),
          }
        : undefined,
      shareUrl: shareUrl(wordingIn['zh-TW'].broadcast.shareText(item, now)),
    }),
  )
}

/** Opens LINE with the text ready to be posted by the teacher's own hand: free. Source: platforms/line.md. */
const shareUrl = (text: string) => `https://line.me/R/share?text=${encodeURIComponent(text)}`

/** Confirms a preview: once, within ten minutes, while the person may still broadcast to that audience. */
export const broadcastSend: ActHandler = async (context, [id, mode]) => {
  const { say, services, person, message, now } = context
  const offered = id === undefined ? undefined : await services.broadcasts.offered(id, person._id)
  const held = offered && audienceMeant(offered.audience, person, now)
  if (!offered || !held) return answer(say.broadcast.notYours())
  const how: BroadcastMode = mode === 'group' ? 'group' : 'persons'
  if (how === 'group' && !offered.mode && !(await isStillLinked(offered, held, context)))
    return answer(say.broadcast.unlinked())
  const outcome = await services.broadcasts.confirm(offered._id, how, actorOf(context, held.role), message.id, now)
  if (!outcome || outcome.kind === 'expired') return answer(say.broadcast.expired())
  const result = { label: say.broadcast.result, press: presses.act('broadcast.report', offered._id) }
  if (outcome.kind === 'already') return answer(say.broadcast.already(result))
  return { replies: [say.broadcast.sent(how, outcome.broadcast.recipients.length, result)], tellsOutcome: true }
}

/** Whether the group that the preview named is still the class's: nothing is pushed into any other. */
async function isStillLinked({ group }: Broadcast, { audience }: AudienceHeld, { services, now }: BoundContext) {
  if (audience.kind !== 'class') return false
  const links = await services.classLinks.ofClass(schoolYearOf(now), audience.className)
  return links.some(({ _id }) => _id === group)
}

/** 「看結果」: a reply, which costs nothing. Names only to the homeroom teacher of the class. */
export const broadcastReport: ActHandler = async (context, [id]) => {
  const { say, services, person, now } = context
  const report = id === undefined ? undefined : await services.broadcasts.report(id, person._id)
  if (!report) return answer(say.broadcast.notYours())
  const held = audienceMeant(report.broadcast.audience, person, now)
  const people = await services.people.byId(report.unreachable)
  const isOwnClass = held?.audience.kind === 'class'
  const unreachable = isOwnClass
    ? report.unreachable.flatMap((each) => people.get(each)?.name ?? [])
    : report.unreachable.length
  const again = { label: say.broadcast.result, press: presses.act('broadcast.report', report.broadcast._id) }
  return answer(say.broadcast.report(report, unreachable, again))
}
