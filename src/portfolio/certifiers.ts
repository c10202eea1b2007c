import type { DateTime } from 'luxon'
import type { Course, Courses } from '../school/courses.ts'
import type { KeptAccounts } from '../school/keptAccounts.ts'
import type { People } from '../school/people.ts'
import type { Entry } from './entry.ts'
import type { ProxyAppointment, ProxyModels } from './proxy.ts'

/** What somebody certifies now. */
export interface Certified {
  courses: string[]
  /** Single entries of other courses. */
  entries: number[]
}

type About = Pick<Entry, '_id' | 'course'>

/**
 * Who certifies what now: whoever teaches the course, unless they have left and their account is not kept, and the proxies
 * appointed for it. Asked of the database at every act.
 * Source, §五(三), §九(二).
 */
export interface Certifiers {
  /** As what somebody certifies an entry: a proxy in whose place; undefined where it is not theirs to certify. */
  standing(person: string, entry: About, now: DateTime): Promise<{ onBehalfOf?: string } | undefined>
  /** Everyone who certifies each of the entries, teachers first, by entry. */
  ofEntries(entries: readonly About[], now: DateTime): Promise<Map<number, string[]>>
  /** What somebody certifies: their own courses and what they are a proxy for. */
  coveredBy(person: string, now: DateTime): Promise<Certified>
  /** What appointments are for. */
  coverOf(held: readonly ProxyAppointment[]): Promise<Certified>
  /** Whether somebody is a proxy for anything now. */
  isProxy(person: string): Promise<boolean>
}

export interface CertifiersDeps {
  models: Pick<ProxyModels, 'appointments'>
  courses: Courses
  people: People
  keptAccounts: KeptAccounts
}

const running = { endedAt: { $exists: false } } as const

export function createCertifiers({ models, courses, people, keptAccounts }: CertifiersDeps): Certifiers {
  const { appointments } = models
  const heldBy = (person: string) =>
    appointments
      .find({ proxy: person, ...running })
      .sort({ _id: 1 })
      .lean()

  const certifiers: Certifiers = {
    async standing(person, entry, now) {
      const course = entry.course === undefined ? undefined : await courses.get(entry.course)
      if (!course || !(await isAtWork(person, now))) return undefined
      if (course.teachers.includes(person)) return {}
      const appointment = (await heldBy(person)).find((each) => covers(each, entry, course))
      return appointment && { onBehalfOf: appointment.teacher }
    },

    async ofEntries(entries, now) {
      const byId = await courses.byId(entries.flatMap(({ course }) => course ?? []))
      const teachers = [...byId.values()].flatMap((course) => course.teachers)
      const targets = [...teachers, ...byId.keys(), ...entries.map(({ _id }) => String(_id))]
      const found = await appointments
        .find({ of: { $in: [...new Set(targets)] }, ...running })
        .sort({ _id: 1 })
        .lean()
      const known = await people.byId([...teachers, ...found.map(({ proxy }) => proxy)])
      const present = new Set((await keptAccounts.atWork([...known.values()], now)).map(({ _id }) => _id))
      return new Map(
        entries.map((entry) => {
          const course = byId.get(entry.course ?? '')
          const proxies = found.filter((each) => course && covers(each, entry, course)).map(({ proxy }) => proxy)
          const all = [...new Set([...(course?.teachers ?? []), ...proxies])]
          return [entry._id, all.filter((person) => present.has(person))]
        }),
      )
    },

    async coveredBy(person, now) {
      if (!(await isAtWork(person, now))) return { courses: [], entries: [] }
      const [own, asProxy] = [await courses.taughtBy(person), await certifiers.coverOf(await heldBy(person))]
      return { courses: [...new Set([...own, ...asProxy.courses])], entries: asProxy.entries }
    },

    async coverOf(held) {
      const teachers = held.filter(({ scope }) => scope === 'teacher').map(({ of }) => of)
      const theirs =
        teachers.length > 0
          ? await courses.model.find({ teachers: { $in: teachers } }, { teachers: 1, division: 1 }).lean()
          : []
      const ofTeachers = theirs.filter((course) => held.some((each) => coversCourse(each, course)))
      const single = held.filter(({ scope }) => scope === 'course').map(({ of }) => of)
      return {
        courses: [...new Set([...ofTeachers.map(({ _id }) => _id), ...single])],
        entries: held.filter(({ scope }) => scope === 'entry').map(({ of }) => Number(of)),
      }
    },

    isProxy: async (person) => (await appointments.exists({ proxy: person, ...running })) !== null,
  }
  return certifiers

  async function isAtWork(person: string, now: DateTime): Promise<boolean> {
    const known = await people.get(person)
    return known !== undefined && (await keptAccounts.atWork([known], now)).length > 0
  }
}

const covers = (appointment: ProxyAppointment, entry: About, course: Course) =>
  appointment.scope === 'entry' ? appointment.of === String(entry._id) : coversCourse(appointment, course)

/** A proxy for a teacher certifies what they teach in the division that appointed. */
function coversCourse(
  { scope, of, division }: ProxyAppointment,
  course: Pick<Course, '_id' | 'teachers' | 'division'>,
): boolean {
  if (scope === 'course') return of === course._id
  return scope === 'teacher' && course.teachers.includes(of) && course.division === division
}
