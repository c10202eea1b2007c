import type { DateTime } from 'luxon'
import { recordDuties } from '../../regulation/duties.ts'
import type { Ruleset } from '../../regulation/ruleset.ts'
import type { DutyMark } from '../dutyMark.ts'
import type { Role } from '../roles.ts'
import { demoSchoolFile, demoTerms } from './dates.ts'
import { demoStaff } from './people.ts'

/** How long before its last day an office of the demo school did its duty, and at what hour of that day. */
const done = { daysBefore: 3, hour: 15 }

/**
 * What the offices of the demo school had to check and enter by now, done by whoever holds the office: a visitor finds
 * open what is open. Source: R-4.
 */
export function demoDutiesDone(ruleset: Ruleset, now: DateTime): DutyMark[] {
  const { terms = [], notices = [] } = demoSchoolFile(now)
  const { previous, current } = demoTerms(now)
  const owed = [previous, current].flatMap((term) => recordDuties(term, { ruleset, calendar: { terms, notices } }, now))
  return owed
    .filter(({ dueAt }) => dueAt < now)
    .map(({ id, office, dueAt }) => {
      const by = holderOf(office)
      const at = dueAt.minus({ days: done.daysBefore }).startOf('hour').set({ hour: done.hour }).toJSDate()
      const after = { office, due: dueAt.toISO() }
      const act = { _id: `duty:${id}:done`, at, act: 'done', subject: `duty:${id}`, people: [by], after }
      return {
        ...{ _id: id, doneAt: at, doneBy: by, request: `demo:${id}`, unrecorded: true },
        act: { ...act, by, as: office, via: 'cli' },
      }
    })
}

function holderOf(office: Role): string {
  const holder = demoStaff.find(({ roles }) => roles.includes(office))
  if (!holder) throw new Error(`nobody of the demo school is ${office}`)
  return holder.id
}
