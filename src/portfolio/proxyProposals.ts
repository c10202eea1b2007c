import type { DateTime } from 'luxon'
import {
  type ListedProxy,
  type ProxyCandidate,
  type ProxyProposal,
  proposeProxies,
  type Taught,
} from '../regulation/proxyOrder.ts'
import type { Acting } from '../school/acting.ts'
import type { Course, Courses } from '../school/courses.ts'
import type { KeptAccounts } from '../school/keptAccounts.ts'
import type { People } from '../school/people.ts'
import type { Person } from '../school/person.ts'
import type { Division } from '../school/roles.ts'
import type { ProxyModels } from './proxy.ts'
import type { ProxyTarget } from './proxyTarget.ts'

/** Somebody who may be appointed, with their name. */
export interface ProposedProxy extends ProxyProposal {
  name: string
}

export interface ProposalRooms {
  models: ProxyModels
  courses: Courses
  people: People
  acting: Acting
  keptAccounts: KeptAccounts
}

/** Who stands for 教學組 in each division. Source: R-7, R-13.2 (5). */
const curriculumOf = { day: 'curriculum', continuing: 'continuing-affairs' } as const satisfies Record<Division, string>

/**
 * Who may be appointed for a target, best rank first. What it costs does not follow how many there are: one query for each
 * kind of thing. Source, §九(二).
 */
export async function proposalsFor(target: ProxyTarget, now: DateTime, rooms: ProposalRooms): Promise<ProposedProxy[]> {
  const { models, courses, people, acting, keptAccounts } = rooms
  const list = await listFor(target.divisions, models)
  const terms = [...new Set(target.courses.map(({ term }) => term))]
  const [taught, nominations, staff, offices] = await Promise.all([
    courses.model.find({ term: { $in: terms } }, { teachers: 1, subject: 1, grade: 1 }).lean(),
    models.nominations.find({ teacher: target.teacher._id }).lean(),
    people.model.find({ roles: { $in: ['teacher', 'domain-convener'] } }).lean(),
    Promise.all(target.divisions.map((division) => acting.onDuty(curriculumOf[division], now))),
  ])
  const curriculum = offices.flat()
  const others = await people.byId([...nominations.map(({ proxy }) => proxy), ...list.map(({ person }) => person)])
  const known = new Map([...staff, ...curriculum, ...others.values()].map((person) => [person._id, person]))
  const present = await keptAccounts.atWork([...known.values()], now)
  const free = present.filter(({ _id }) => _id !== target.teacher._id && !certifiesAll(_id, target.courses))
  const consents = new Map(nominations.map(({ proxy, consent }) => [proxy, consent]))
  const ids = new Set(curriculum.map(({ _id }) => _id))
  const candidates = free.map((person): ProxyCandidate => {
    const consent = consents.get(person._id)
    return {
      ...factsOf(person, taught),
      ...(consent === undefined ? {} : { consent }),
      isCurriculum: ids.has(person._id),
    }
  })
  const names = new Map(free.map(({ _id, name }) => [_id, name]))
  return proposeProxies(target.sought, candidates, list).map((proposal) => ({
    ...proposal,
    name: names.get(proposal.person) ?? proposal.person,
  }))
}

/** The latest lists of the divisions. */
async function listFor(divisions: readonly Division[], { orders }: ProxyModels): Promise<ListedProxy[]> {
  const latest = await Promise.all(divisions.map((division) => orders.findOne({ division }).sort({ _id: -1 }).lean()))
  return latest.flatMap((order) => order?.rows ?? [])
}

/** They need no appointment. */
const certifiesAll = (person: string, courses: readonly Course[]) =>
  courses.length > 0 && courses.every(({ teachers }) => teachers.includes(person))

function factsOf(
  { _id, roles, subject, domain }: Person,
  courses: readonly Pick<Course, 'teachers' | 'subject' | 'grade'>[],
): Omit<ProxyCandidate, 'isCurriculum'> {
  const isTeacher = roles.includes('teacher')
  return {
    person: _id,
    teaches: courses.filter(({ teachers }) => teachers.includes(_id)).map(taughtIn),
    ...(isTeacher && subject !== undefined ? { subject } : {}),
    ...(roles.includes('domain-convener') && domain !== undefined ? { convenes: domain } : {}),
  }
}

const taughtIn = ({ subject, grade }: Taught): Taught => ({ subject, ...(grade === undefined ? {} : { grade }) })
