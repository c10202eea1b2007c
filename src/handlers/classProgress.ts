import { schoolYearOf } from '../regulation/term.ts'
import { ownClass, studentsOf } from '../reminders/audience.ts'
import { type ActHandler, acted, actorOf, answer, type BoundContext, bound, type Outcome } from './context.ts'

/** 「我們班還有誰沒送出」: by name and state, never by count or rank. Source: R-1 (homeroom), R-5.8, R-15. */
export const classProgress = bound(async (context, { slots }) => {
  const { say, services, person, now } = context
  const className = ownClass(person, now)
  if (className === undefined) return answer(say.classes.noClass())
  if (slots.class !== undefined && slots.class !== className)
    return answer(say.classes.otherClass(slots.class, className))
  const students = await studentsOf({ kind: 'class', className }, services.people, now)
  const ids = students.map(({ _id }) => _id)
  const [standing, accounts, unreached, links] = await Promise.all([
    services.reminders.standing(students, now),
    services.accounts.ofPeople(ids),
    services.reminders.unreached(ids, now),
    services.classLinks.ofClass(schoolYearOf(now), className),
  ])
  const names = (these: readonly string[]) => students.filter(({ _id }) => these.includes(_id)).map(({ name }) => name)
  const unbound = ids.filter((id) => (accounts.get(id) ?? []).length === 0)
  const states = {
    drafts: names(standing.drafts),
    returned: names(standing.returned),
    unselected: names(standing.unselected),
    unconfirmed: names(standing.unconfirmed),
    unreached: names(unreached),
    unbound: names(unbound),
  }
  return answer(say.classes.progress(className, only(states, slots), now, links.length > 0))
})

type States = Record<'drafts' | 'returned' | 'unselected' | 'unconfirmed' | 'unreached' | 'unbound', string[]>

/** What was asked for alone, where it was. */
function only(states: States, { status, kind }: { status?: string; kind?: string }): Partial<States> {
  if (status === 'draft') return { drafts: states.drafts }
  if (status === 'returned') return { returned: states.returned }
  if (kind === 'selection') return { unselected: states.unselected }
  if (kind === 'receipt') return { unconfirmed: states.unconfirmed }
  return states
}

/** 「連結班群」: a one-use code that the homeroom teacher says in the class's group. Source: contract.md, Behaviour. */
export const linkGroup: ActHandler = (context) =>
  withOwnClass(context, async (className) => {
    const { say, services, person, now } = context
    const code = await services.classLinks.issue(className, schoolYearOf(now), person._id, now)
    return { ...answer(say.classes.linkCode(className, code)), showsCode: true }
  })

/** 「取消連結」 */
export const unlinkGroup: ActHandler = (context) =>
  withOwnClass(context, async (className) => {
    const { say, services, message, now } = context
    await services.classLinks.unlinkClass(schoolYearOf(now), className)
    await services.record.append({
      ...actorOf(context, 'homeroom'),
      _id: `${message.id}:unlink`,
      at: now.toJSDate(),
      act: 'unlink',
      subject: `class:${className}`,
      people: [],
    })
    return acted(say.classes.unlinked(className))
  })

async function withOwnClass(context: BoundContext, go: (className: string) => Promise<Outcome>): Promise<Outcome> {
  const { say, person, now } = context
  const className = person.roles.includes('homeroom') ? ownClass(person, now) : undefined
  return className === undefined ? answer(say.classes.noClass()) : go(className)
}
