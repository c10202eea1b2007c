import type { DateTime } from 'luxon'
import type { ChannelName } from '../conversation/message.ts'
import type { OwnCourses } from '../conversation/ownCourses.ts'
import { accountId } from '../identity/accounts.ts'
import { wardMeant, wardsOf } from '../identity/wards.ts'
import { isOpenAt } from '../regulation/phase.ts'
import type { Person } from '../school/person.ts'
import type { Services } from '../services.ts'
import { liveTerms } from './terms.ts'

type OwnCoursesDeps = Pick<Services, 'accounts' | 'people' | 'courses' | 'calendar' | 'grants' | 'clock'>

/**
 * The courses of the semesters whose upload is open, for whoever an account of that network is bound to: their own, or
 * those of the student for whom they hand in under a grant. Source.
 */
export function createOwnCourses(deps: OwnCoursesDeps, channel: ChannelName): OwnCourses {
  const { courses, calendar, clock } = deps
  return {
    async of(account) {
      const now = clock.now()
      const student = await studentAt(accountId(channel, account), deps, now)
      if (!student) return []
      const open = liveTerms(await calendar.load(), student, now).filter((rules) => isOpenAt(rules.upload, now))
      const own = await courses.ofStudent(
        student._id,
        open.map(({ term }) => term),
      )
      return own.map(({ _id, name, term }) => ({ id: _id, name: open.length > 1 ? `${name} ${term}` : name }))
    },
  }
}

/** For whom something can be handed in at the account; undefined where that is nobody, or not yet decided. */
async function studentAt(account: string, deps: OwnCoursesDeps, now: DateTime): Promise<Person | undefined> {
  const { accounts, people } = deps
  const known = await accounts.model.findById(account, { person: 1, actsFor: 1 }).lean()
  const person = known?.person ? await people.get(known.person) : undefined
  if (!known || !person) return undefined
  if (person.roles.includes('student')) return person
  // Handing in is among what every grant covers.
  return wardMeant(await wardsOf(person, deps, now), known)
}
