import type { ChannelName } from '../conversation/message.ts'
import type { OwnCourses } from '../conversation/ownCourses.ts'
import { accountId } from '../identity/accounts.ts'
import { isOpenAt } from '../regulation/phase.ts'
import type { Services } from '../services.ts'
import { liveTerms } from './terms.ts'

/** The courses of the semesters whose upload is open, for whoever an account of that network is bound to. Source. */
export function createOwnCourses(
  {
    accounts,
    people,
    courses,
    calendar,
    clock,
  }: Pick<Services, 'accounts' | 'people' | 'courses' | 'calendar' | 'clock'>,
  channel: ChannelName,
): OwnCourses {
  return {
    async of(account) {
      const known = await accounts.model.findById(accountId(channel, account), { person: 1 }).lean()
      const person = known?.person ? await people.get(known.person) : undefined
      if (!person?.roles.includes('student')) return []
      const now = clock.now()
      const open = liveTerms(await calendar.load(), person, now).filter((rules) => isOpenAt(rules.upload, now))
      const own = await courses.ofStudent(
        person._id,
        open.map(({ term }) => term),
      )
      return own.map(({ _id, name, term }) => ({ id: _id, name: open.length > 1 ? `${name} ${term}` : name }))
    },
  }
}
