import type { DateTime } from 'luxon'
import { dateOf } from '../../regulation/schoolTime.ts'
import { schoolYearOf } from '../../regulation/term.ts'
import type { People } from '../../school/people.ts'
import { hasLeft, type Person, yearRow } from '../../school/person.ts'
import type { Homeroom } from '../plan/state.ts'

/** Every homeroom teacher with the students of the class, by this school year's rows. */
export async function loadHomerooms(now: DateTime, { people }: { people: People }): Promise<Homeroom[]> {
  const year = schoolYearOf(now)
  const teachers = (await people.holding('homeroom')).filter((person) => !hasLeft(person, dateOf(now)))
  const rooms = teachers.flatMap((teacher) => {
    const className = yearRow(teacher, year)?.classes[0]
    return className === undefined ? [] : [{ teacher: teacher._id, year, className }]
  })
  const students = await studentsOf([...new Set(rooms.map(({ className }) => className))], now, people)
  return rooms.map((room) => ({
    ...room,
    students: students.filter((student) => yearRow(student, year)?.classes[0] === room.className).map(({ _id }) => _id),
  }))
}

/** The students of some classes of this school year who are here, by number. */
export async function studentsOf(classNames: readonly string[], now: DateTime, people: People): Promise<Person[]> {
  const found = await people.model
    .find({ roles: 'student', 'years.classes': { $in: [...classNames] } })
    .sort({ _id: 1 })
    .lean()
  const year = schoolYearOf(now)
  return found.filter(
    (person) => !hasLeft(person, dateOf(now)) && classNames.includes(yearRow(person, year)?.classes[0] ?? ''),
  )
}
