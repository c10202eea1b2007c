import { randomUUID } from 'node:crypto'
import type { DateTime } from 'luxon'
import type { Notice } from '../regulation/notice.ts'
import { dateOf } from '../regulation/schoolTime.ts'
import type { Term } from '../regulation/term.ts'
import type { Calendar, School, SchoolAct } from './calendar.ts'
import type { People } from './people.ts'
import { hasLeft, type Person } from './person.ts'
import { planSchool, type SchoolPlan, type SchoolProblems } from './planSchool.ts'
import type { Actor, Facts } from './record.ts'
import type { SchoolFile } from './schoolFile.ts'

/** Who publishes the school's dates, and when. */
export interface Publishing {
  actor: Actor
  now: DateTime
  /** Finds out what would change, and writes nothing. */
  dryRun?: boolean
  /** Why whoever acts may not do this, if so. */
  refuse?(plan: SchoolPlan): string | undefined
}

/**
 * Brings a file into the school in one write; it counts at once, in running servers too.
 *
 * Source: contract.md, school; R-3, §四.
 */
export async function publishSchool(
  file: SchoolFile,
  calendar: Calendar,
  people: People,
  { actor, now, dryRun = false, refuse }: Publishing,
): Promise<SchoolPlan | SchoolProblems> {
  const students = await enrolled(people, now)
  for (;;) {
    const current = await calendar.load()
    const plan = planSchool(current, file, students, now)
    if ('problems' in plan) return plan
    const refusal = refuse?.(plan)
    if (refusal) return { problems: [refusal] }
    if (dryRun || plan.changes.length === 0) return plan
    // Where someone else was faster, the file is compared with what they made.
    const acts = actsOf(current, plan, actor, now)
    const moved = [...(plan.told.length > 0 ? [{ at: now.toJSDate(), changes: plan.told }] : []), ...plan.ahead]
    if (await calendar.replace(plan.next, acts, now.toJSDate(), moved)) return plan
  }
}

/** The students who are here at `now`. */
export async function enrolled(people: People, now: DateTime): Promise<Person[]> {
  const students = await people.holding('student')
  return students.filter((student) => !hasLeft(student, dateOf(now)))
}

/** One act for each term and notice, and one for whatever else the school says of itself. */
function actsOf(current: School, { changes, next }: SchoolPlan, actor: Actor, now: DateTime): SchoolAct[] {
  const act = (subject: string, facts: Pick<SchoolAct, 'before' | 'after'>): SchoolAct => ({
    ...actor,
    _id: randomUUID(),
    at: now.toJSDate(),
    act: 'publish',
    subject,
    people: [],
    ...facts,
  })
  const isDated = (what: string) => what.startsWith('term:') || what.startsWith('notice:')
  const dated = changes
    .filter(({ what }) => isDated(what))
    .map(({ what }) => act(what, beforeAndAfter(what, current, next)))
  const others = changes.map(({ what }) => what).filter((what) => !isDated(what) && !what.startsWith('window:'))
  return others.length > 0 ? [act('school', { after: { changed: others } }), ...dated] : dated
}

function beforeAndAfter(what: string, current: School, next: School): Pick<SchoolAct, 'before' | 'after'> {
  const [before, after] = [factsOf(what, current), factsOf(what, next)]
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) }
}

function factsOf(what: string, { calendar }: School): Facts | undefined {
  const term = calendar.terms.find(({ id }) => what === `term:${id}`)
  if (term) return termFacts(term)
  const notice = calendar.notices.find(({ id }) => what === `notice:${id}`)
  return notice && noticeFacts(notice)
}

const termFacts = ({ opens, ceremony }: Term): Facts => ({ opens, ceremony })

/** Dates and whom it is for; its address and basis are text. */
function noticeFacts({ id: _, applies, url: _url, basis: _basis, ...dates }: Notice): Facts {
  return { ...applies, ...dates }
}
