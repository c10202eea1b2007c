import type { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import { isPast } from '../regulation/schoolTime.ts'
import type { Course, Courses } from '../school/courses.ts'
import { type Duties, type Duty, doneAtOf } from '../school/duties.ts'
import type { People } from '../school/people.ts'
import type { SchoolRecord } from '../school/record.ts'
import type { Entry } from './entry.ts'

/** How one teacher certified, or one office did its duties, in a semester. Unit: entries, returns, duties. */
export interface EvaluationRow {
  /** A person's id; `null` for an office. */
  who: string | null
  /** The role's name; for teachers their domain. */
  unit: string
  certifiedOnTime: number
  certifiedLate: number
  /** Returns that were not taken back, of entries that were sent again too. */
  returned: number
  /** Sent and not decided: of each of the course's teachers. */
  waiting: number
  dutiesOnTime: number
  /** Done late, or due and not done. */
  dutiesLate: number
}

/** What 教務主任 brings to the task force. It counts what staff did, never what a student uploads. Source: R-15, §十一. */
export interface Evaluation {
  /** The offices first, then the teachers of that semester's courses by domain. */
  ofTerm(term: string, now: DateTime): Promise<EvaluationRow[]>
}

export interface EvaluationDeps {
  entries: Model<Entry>
  record: SchoolRecord
  people: People
  courses: Courses
  duties: Duties
}

type Counts = Omit<EvaluationRow, 'who' | 'unit'>
type Sent = Pick<Entry, '_id' | 'course' | 'state' | 'hidden' | 'dueAt' | 'decidedAt' | 'decidedBy'>

const entriesAtOnce = 500

export function createEvaluation({ entries, record, people, courses, duties }: EvaluationDeps): Evaluation {
  return {
    async ofTerm(term, now) {
      const taught = await courses.inTerms([term])
      return [...officeRows(await duties.ofTerm(term, now), now), ...(await teacherRows(taught))]
    },
  }

  async function teacherRows(taught: Course[]): Promise<EvaluationRow[]> {
    const counts = new Map(taught.flatMap(({ teachers }) => teachers).map((id) => [id, none()]))
    const of = (id: string) => counts.get(id) ?? counts.set(id, none()).get(id) ?? none()
    const teachersOf = new Map(taught.map(({ _id, teachers }) => [_id, teachers]))
    const fields = { course: 1, state: 1, hidden: 1, dueAt: 1, decidedAt: 1, decidedBy: 1 } as const
    const sent: Sent[] = await entries
      .find({ course: { $in: [...teachersOf.keys()] }, everSent: true }, fields)
      .sort({ _id: 1 })
      .lean()
    for (const { course, state, hidden, dueAt, decidedAt, decidedBy } of sent) {
      if (state === 'certified' && decidedBy) {
        of(decidedBy)[dueAt && decidedAt && decidedAt > dueAt ? 'certifiedLate' : 'certifiedOnTime'] += 1
      }
      if (state !== 'pending' || hidden) continue
      for (const teacher of teachersOf.get(course ?? '') ?? []) of(teacher).waiting += 1
    }
    for (const teacher of await returnsOf(sent.map(({ _id }) => _id))) of(teacher).returned += 1
    const known = await people.byId(counts.keys())
    return [...counts]
      .map(([who, counted]) => ({ who, unit: known.get(who)?.domain ?? 'teacher', ...counted }))
      .sort((a, b) => a.unit.localeCompare(b.unit, 'zh-TW') || a.who.localeCompare(b.who))
  }

  /** By whom each return was made that stands. */
  async function returnsOf(ids: number[]): Promise<string[]> {
    const returns: string[] = []
    for (let at = 0; at < ids.length; at += entriesAtOnce) {
      const subjects = ids.slice(at, at + entriesAtOnce).map((id) => `entry:${id}`)
      const acts = await record.model
        .find(
          { subject: { $in: subjects }, act: { $in: ['certify', 'return', 'takeBack'] } },
          { subject: 1, act: 1, by: 1 },
        )
        .sort({ order: 1 })
        .lean()
      const decisions = new Map<string, { act: string; by: string }[]>()
      for (const { subject, act, by } of acts) {
        const made = decisions.get(subject) ?? []
        decisions.set(subject, act === 'takeBack' ? made.slice(0, -1) : [...made, { act, by }])
      }
      returns.push(...[...decisions.values()].flat().flatMap(({ act, by }) => (act === 'return' ? [by] : [])))
    }
    return returns
  }
}

function officeRows(owed: Duty[], now: DateTime): EvaluationRow[] {
  const offices = [...new Set(owed.map(({ office }) => office))].sort()
  return offices.map((office) => {
    const theirs = owed.filter((duty) => duty.office === office)
    const late = theirs.filter((duty) => isPast(duty.dueAt, doneAtOf(duty) ?? now))
    const onTime = theirs.filter((duty) => duty.doneAt !== undefined && !late.includes(duty))
    return { who: null, unit: office, ...none(), dutiesOnTime: onTime.length, dutiesLate: late.length }
  })
}

const none = (): Counts => ({
  certifiedOnTime: 0,
  certifiedLate: 0,
  returned: 0,
  waiting: 0,
  dutiesOnTime: 0,
  dutiesLate: 0,
})
