import { z } from 'zod'
import { instantOf } from '../../regulation/schoolTime.ts'
import { schoolYearOf, yearOf } from '../../regulation/term.ts'
import { type Absence, type Attendance, absenceId, absenceKinds } from '../attendance.ts'
import type { Calendar } from '../calendar.ts'
import type { People } from '../people.ts'
import { id, isoDate, oneOf } from './cells.ts'
import type { FileKind } from './fileKind.ts'
import { createOfficeFile, type Flaw } from './officeFile.ts'

const absenceRow = z.object({
  student_id: id,
  date: isoDate,
  period: z.string().regex(/^[\p{L}\p{N}_-]{1,20}$/u, 'Expected a period such as 3.'),
  kind: oneOf(absenceKinds),
})

/** Absences by period. Source: contract.md, CSV; R-4, §五(一)4. */
export function createAttendanceFile({ model, byId }: Attendance, people: People, calendar: Calendar): FileKind {
  const file = {
    columns: { required: ['student_id', 'date', 'period', 'kind'], optional: [] },
    row: absenceRow,
    collection: 'attendance' as const,
    subject: 'attendance',
    recorded: ['date', 'period', 'kind'],
    byId,
    docOf: ({ student_id: student, date, period, kind }: z.output<typeof absenceRow>): Absence => {
      const absence = { student, date, period, kind }
      return { _id: absenceId(absence), ...absence }
    },
    valuesOf: ({ student, date, period, kind }: Absence) => ({ student_id: student, date, period, kind }),
    check: async (_absences: readonly Absence[], today: string) => {
      const years = (await calendar.load()).calendar.terms.map(({ id: term }) => yearOf(term))
      return {
        flaws({ date }: Absence): Flaw[] {
          if (date > today) return [['date', `${date} is still to come.`]]
          return years.includes(yearOfDay(date)) ? [] : [['date', `${date} lies in no school year known here.`]]
        },
        keptAs: ({ date }: Absence) => ({ what: 'attendance' as const, year: yearOfDay(date) }),
      }
    },
    groupOf: ({ date }: Absence) => date,
    inGroups: (dates: string[]) =>
      model
        .find({ date: { $in: dates } })
        .sort({ _id: 1 })
        .lean()
        .cursor(),
  }
  return createOfficeFile(file, people)
}

const yearOfDay = (date: string) => schoolYearOf(instantOf(date))
