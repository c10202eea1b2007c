import { dateOf, instantOf, lastSecondOf } from '../../regulation/schoolTime.ts'
import { schoolYearOf } from '../../regulation/term.ts'
import type { School } from '../../school/calendar.ts'
import type { Guardians } from '../../school/guardians.ts'
import type { People } from '../../school/people.ts'
import { hasLeft, type Person, yearRow } from '../../school/person.ts'
import type { Training, TrainingSession } from '../../school/training.ts'
import { countdown } from '../plan/countdown.ts'
import type { Moment } from '../plan/moment.ts'
import { dutyCountdown } from '../plan/ofOffices.ts'
import type { PlannedSession } from '../plan/state.ts'

export interface SchoolRooms {
  people: People
  guardians: Guardians
  training: Training
}

/** The sessions that a moment speaks of, with everyone whom they are for. Source: R-14, §十. */
export async function loadSessions(moment: Moment, school: School, rooms: SchoolRooms): Promise<PlannedSession[]> {
  const upcoming = await rooms.training.upcoming(moment.at)
  const spokenOf = upcoming.filter(({ date }) => countdown(lastSecondOf(date), dutyCountdown, moment, school.holidays))
  return Promise.all(
    spokenOf.map(async (session) => ({
      id: session.id,
      date: session.date,
      people: await audienceOf(session, dateOf(moment.at), rooms),
    })),
  )
}

/** 進修部 has sessions of its own; families are those of the students who are here. */
async function audienceOf({ audience, date }: TrainingSession, today: string, rooms: SchoolRooms): Promise<string[]> {
  const { people, guardians } = rooms
  const year = schoolYearOf(instantOf(date))
  const isContinuing = (person: Person) => yearRow(person, year)?.division === 'continuing'
  const holding = async (role: 'student' | 'teacher') =>
    (await people.holding(role)).filter((person) => !hasLeft(person, today))
  const ids = (found: readonly Person[]) => [...new Set(found.map(({ _id }) => _id))]
  switch (audience) {
    case 'students':
      return ids((await holding('student')).filter((person) => !isContinuing(person)))
    case 'teachers':
      return ids((await holding('teacher')).filter((person) => !isContinuing(person)))
    case 'families':
      return guardians.ofStudents(ids(await holding('student')))
    case 'continuing':
      return ids([...(await holding('student')), ...(await holding('teacher'))].filter(isContinuing))
  }
}
