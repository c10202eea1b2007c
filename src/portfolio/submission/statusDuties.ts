import type { DateTime } from 'luxon'
import { daysAfter, lastSecondOf } from '../../regulation/schoolTime.ts'
import { statusChangedIn } from '../../regulation/statusChange.ts'
import { schoolYearOf } from '../../regulation/term.ts'
import type { Calendar, School } from '../../school/calendar.ts'
import type { Duty } from '../../school/duties.ts'
import type { People } from '../../school/people.ts'
import type { Person, PersonYear } from '../../school/person.ts'
import { rulesetOf } from '../terms.ts'

/** As for the other checks of registration data. Unit: days. */
const daysToSeeTo = 14

/**
 * Students whose registration status changed in this school year or the one before, each a duty until somebody says that
 * the record is in order. Source: R-11, §七.
 */
export async function statusDuties(people: People, calendar: Calendar, now: DateTime): Promise<Duty[]> {
  const [school, year] = [await calendar.load(), schoolYearOf(now)]
  const statuses = rulesetOf(school, year).statusChange.statuses.value
  const changed = await people.model.find({ 'years.status': { $in: [...statuses] } }).lean()
  return changed.flatMap((person) =>
    person.years
      .filter((row) => row.year >= year - 1 && row.year <= year && hasChanged(row, school))
      .map((row) => dutyOf(person, row)),
  )
}

const hasChanged = ({ year, status, statusOn }: PersonYear, school: School) =>
  statusChangedIn(year, status, statusOn, rulesetOf(school, year))

const dutyOf = ({ _id: student }: Person, { year, status, statusOn, division }: PersonYear): Duty => ({
  // By its day: a second change within a school year is to be seen to as the first was.
  id: `status-${statusOn}:${student}`,
  office: division === 'continuing' ? 'continuing-affairs' : 'registrar',
  clause: '§七',
  what: 'status-change',
  about: { student, year, status },
  dueAt: lastSecondOf(daysAfter(statusOn, daysToSeeTo)),
  division,
  confirmable: true,
})

/** The students whose change in that school year is not seen to. Source: R-11; contract.md, submit check. */
export const outstandingStatuses = (duties: readonly Duty[], year: number): Set<string> =>
  new Set(
    duties
      .filter(({ what, about, doneAt }) => what === 'status-change' && about?.year === year && doneAt === undefined)
      .map(({ about }) => String(about?.student)),
  )
