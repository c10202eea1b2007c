import { DateTime } from 'luxon'
import { daysToAppoint } from '../regulation/proxyOrder.ts'
import { dateOf, daysAfter, lastSecondOf, zone } from '../regulation/schoolTime.ts'
import { schoolYearOf } from '../regulation/term.ts'
import type { Duty } from '../school/duties.ts'
import type { People } from '../school/people.ts'
import { yearRow } from '../school/person.ts'
import type { Nominations } from './nominations.ts'
import type { Proxies } from './proxies.ts'
import type { Nomination } from './proxy.ts'

/** Consents that wait for somebody to appoint: a duty of 教學組, or of 教導組長 for 進修部. Source, §九(二). */
export async function proxyDuties(nominations: Nominations, proxies: Proxies, people: People): Promise<Duty[]> {
  const given = await nominations.consented()
  if (given.length === 0) return []
  const teachers = given.map(({ teacher }) => teacher)
  const [appointed, known] = [await proxies.ofTeachers(teachers), await people.byId(teachers)]
  const isSeenTo = ({ teacher, proxy, at }: Nomination) =>
    appointed.some((each) => each.teacher === teacher && each.proxy === proxy && each.from >= at)
  return given
    .filter((nomination) => !isSeenTo(nomination))
    .map(({ _id, round, teacher, proxy, at }): Duty => {
      const consentedAt = DateTime.fromJSDate(at, { zone })
      const person = known.get(teacher)
      const division = (person && yearRow(person, schoolYearOf(consentedAt))?.division) ?? 'day'
      return {
        id: `proxy-${_id}:${round}`,
        office: division === 'day' ? 'curriculum' : 'continuing-affairs',
        clause: '§九(二)',
        what: 'proxy',
        about: { teacher, proxy },
        dueAt: lastSecondOf(daysAfter(dateOf(consentedAt), daysToAppoint)),
        division,
        confirmable: false,
      }
    })
}
