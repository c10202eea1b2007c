import type { DateTime } from 'luxon'
import type { Acting } from '../../school/acting.ts'
import type { School } from '../../school/calendar.ts'
import type { Duties } from '../../school/duties.ts'
import type { Person } from '../../school/person.ts'
import type { Role } from '../../school/roles.ts'
import type { Seats } from '../../school/seats.ts'
import type { Training } from '../../school/training.ts'
import { type Concern, concernOf } from '../plan/concern.ts'
import type { Moment } from '../plan/moment.ts'
import { dutyDay, secretaryFor } from '../plan/ofOffices.ts'
import type { OpenReceipt, PlanState } from '../plan/state.ts'
import { loadEntries, loadPending, type PortfolioRooms } from './entries.ts'
import { loadHomerooms } from './homerooms.ts'
import { loadSessions, type SchoolRooms } from './sessions.ts'
import { loadUnused, type SelectionRooms } from './unused.ts'

/** Where the state of a plan comes from. */
export interface PlanSources extends PortfolioRooms, SelectionRooms, SchoolRooms {
  acting: Acting
  duties: Duties
  seats: Seats
  training: Training
  /** Receipt statements that wait for their students: everyone's, or those of some. */
  openReceipts?: (now: DateTime, students?: readonly string[]) => Promise<OpenReceipt[]>
  /** Who may act for the students under a grant. */
  guardiansOf?: (students: readonly string[], now: DateTime) => Promise<Map<string, string[]>>
}

/** Looks up what a moment concerns. What it costs follows what is due, not what is stored: one query for each kind of thing. */
export async function loadPlanState(moment: Moment, school: School, sources: PlanSources): Promise<PlanState> {
  const concern = concernOf(moment, school)
  const [entries, pending, unused, receipts, homerooms, duties, seats, sessions] = await Promise.all([
    loadEntries(concern.draftTerms, sources),
    loadPending(concern, moment, sources),
    loadUnused(concern, sources),
    sources.openReceipts?.(moment.at) ?? [],
    concern.isMonday ? loadHomerooms(moment.at, sources) : [],
    moment.isCall ? [] : sources.duties.list({ now: moment.at }),
    concern.isMonday ? sources.seats.list(moment.at) : [],
    moment.isCall ? [] : loadSessions(moment, school, sources),
  ])
  const students = [...new Set([...entries, ...pending, ...unused, ...receipts].map(({ student }) => student))]
  const owed = duties.filter((duty) => dutyDay(duty, moment, school.holidays) !== undefined)
  return {
    school,
    entries,
    pending,
    unused,
    receipts,
    homerooms,
    duties: owed,
    emptySeats: seats.filter(({ person }) => person === undefined).length,
    sessions,
    people: await sources.people.byId(students),
    onDuty: await loadOnDuty(officesIn(owed, concern, pending.length > 0), moment.at, sources.acting),
    guardians: (await sources.guardiansOf?.(students, moment.at)) ?? new Map(),
  }
}

const officesIn = (owed: readonly { office: Role }[], { isMonday }: Concern, hasPending: boolean): Role[] => [
  ...new Set([...owed.map(({ office }) => office), ...(isMonday || hasPending ? Object.values(secretaryFor) : [])]),
]

async function loadOnDuty(offices: readonly Role[], now: DateTime, acting: Acting): Promise<Map<Role, Person[]>> {
  return new Map(await Promise.all(offices.map(async (office) => [office, await acting.onDuty(office, now)] as const)))
}
