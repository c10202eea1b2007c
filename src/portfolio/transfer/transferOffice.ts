import type { DateTime } from 'luxon'
import { schoolYearOf } from '../../regulation/term.ts'
import { doersOf } from '../../school/duties.ts'
import { type Person, yearRow } from '../../school/person.ts'
import { type Division, divisions, type Role } from '../../school/roles.ts'

/** Who exchanges portfolios with other schools, of which students. Source, §七. */
export const transferOffice = (division: Division): Role =>
  division === 'continuing' ? 'continuing-affairs' : 'registrar'

/** Who may exchange this student's portfolio. */
export const exchangersOf = (student: Person, now: DateTime): readonly Role[] =>
  doersOf(transferOffice(yearRow(student, schoolYearOf(now))?.division ?? 'day'))

/** Who may exchange anybody's. */
export const exchangers: readonly Role[] = divisions.flatMap((division) => doersOf(transferOffice(division)))

/** Whether there is a student whose portfolio can be exchanged: of one whose data was deleted only the number is left. Source: R-12. */
export const hasPortfolio = (person: Person | undefined): person is Person =>
  person?.roles.includes('student') === true && person.name !== person._id
