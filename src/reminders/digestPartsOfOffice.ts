import { dateOf, firstSecondOf, inSchoolZone } from '../regulation/schoolTime.ts'
import { classStanding } from './classStanding.ts'
import type { Around } from './digestAround.ts'
import type { DigestPart } from './digestPart.ts'
import { dueBy, type Known } from './load/entries.ts'
import { studentsOf } from './load/homerooms.ts'

export async function ofClass(about: string, { school, now, sources }: Around): Promise<DigestPart[]> {
  const className = about.slice(about.indexOf(':') + 1)
  const standing = await classStanding(await studentsOf([className], now, sources.people), school, now, sources)
  const { drafts, returned, unselected, unconfirmed } = standing
  const counts = {
    drafts: drafts.length,
    returned: returned.length,
    unselected: unselected.length,
    unconfirmed: unconfirmed.length,
  }
  return Object.values(counts).some((count) => count > 0) ? [{ kind: 'class-overview', className, counts }] : []
}

/** Those who still have something late, by name. */
export async function ofLateTeachers(ids: readonly string[], { now, sources }: Around): Promise<DigestPart[]> {
  const late = await sources.entries
    .find({ state: 'pending', hidden: false, dueAt: dueBy(now) }, { course: 1 })
    .lean<Pick<Known, '_id' | 'course'>[]>()
  const certifiers = new Set([...(await sources.certifiers.ofEntries(late, now)).values()].flat())
  const people = await sources.people.byId(ids.filter((id) => certifiers.has(id)))
  return people.size > 0 ? [{ kind: 'teachers-late', teachers: [...people.values()].map(({ name }) => name) }] : []
}

export async function ofDuty(kind: 'duty' | 'meeting', id: string, { duties }: Around): Promise<DigestPart[]> {
  const duty = (await duties()).find((each) => each.id === id)
  return duty && !duty.doneAt ? [{ kind, duty, due: inSchoolZone(duty.dueAt) }] : []
}

export async function ofSeats({ now, sources }: Around): Promise<DigestPart[]> {
  const count = (await sources.seats.list(now)).filter(({ person }) => person === undefined).length
  return count > 0 ? [{ kind: 'seat', count }] : []
}

export async function ofSession(id: number, { now, sources }: Around): Promise<DigestPart[]> {
  const session = (await sources.training.upcoming(now)).find((each) => each.id === id)
  return session && session.date >= dateOf(now)
    ? [{ kind: 'training', title: session.title, date: firstSecondOf(session.date) }]
    : []
}
