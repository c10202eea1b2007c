import type { DateTime } from 'luxon'
import { type Division, type Grade, grades } from '../regulation/people.ts'
import { dateOf } from '../regulation/schoolTime.ts'
import { schoolYearOf } from '../regulation/term.ts'
import type { People } from '../school/people.ts'
import { hasLeft, type Person, yearRow } from '../school/person.ts'
import type { Role } from '../school/roles.ts'

/** The students whom a broadcast is for. A division absent: both. */
export type Audience =
  | { kind: 'class'; className: string }
  | { kind: 'grade'; grade: Grade; division?: Division }
  | { kind: 'school'; division?: Division }

/** An audience that somebody may broadcast to, and as what. */
export interface AudienceHeld {
  audience: Audience
  role: Role
}

/** Offices that broadcast by grade or to everyone, and the division that is theirs. Source. */
const broadcasters: readonly [Role, Division | undefined][] = [
  ['academic-director', undefined],
  ['guidance-director', undefined],
  ['activities', 'day'],
  ['continuing-director', 'continuing'],
  ['continuing-affairs', 'continuing'],
]

/** Whom somebody may broadcast to, the nearest first. Source: R-1. */
export function audiencesOf(person: Person, now: DateTime): AudienceHeld[] {
  if (hasLeft(person, dateOf(now))) return []
  const className = person.roles.includes('homeroom') ? ownClass(person, now) : undefined
  const own: AudienceHeld[] =
    className === undefined ? [] : [{ audience: { kind: 'class', className }, role: 'homeroom' }]
  const office = broadcasters.find(([role]) => person.roles.includes(role))
  if (!office) return own
  const [role, division] = office
  const within = division ? { division } : {}
  return [
    ...own,
    ...grades.map((grade): AudienceHeld => ({ audience: { kind: 'grade', grade, ...within }, role })),
    { audience: { kind: 'school', ...within }, role },
  ]
}

/** The class whose homeroom teacher somebody is this school year. */
export const ownClass = (person: Person, now: DateTime): string | undefined =>
  yearRow(person, schoolYearOf(now))?.classes[0]

/** An audience as a button carries it: `class:101`, `grade:10:day`, `school:`. */
export function audienceCode(audience: Audience): string {
  if (audience.kind === 'class') return `class:${audience.className}`
  const division = audience.division ?? ''
  return audience.kind === 'grade' ? `grade:${audience.grade}:${division}` : `school:${division}`
}

/** The audience that a button means, where it is one that the person may broadcast to at this moment. */
export const audienceMeant = (code: string | undefined, person: Person, now: DateTime): AudienceHeld | undefined =>
  audiencesOf(person, now).find(({ audience }) => audienceCode(audience) === code)

/** The grades and divisions that an audience has. A class is of the grade and division of its students. */
export function isOfAudience(audience: Audience, { grade, division }: { grade: Grade; division: Division }): boolean {
  if (audience.kind === 'class') return true
  const isDivision = audience.division === undefined || audience.division === division
  return isDivision && (audience.kind === 'school' || audience.grade === grade)
}

/** The students of an audience who are here now, by number, as this school year's rows describe them. */
export async function studentsOf(audience: Audience, people: People, now: DateTime): Promise<Person[]> {
  const year = schoolYearOf(now)
  const ofClass = audience.kind === 'class' ? { 'years.classes': audience.className } : {}
  const found = await people.model
    .find({ roles: 'student', ...ofClass })
    .sort({ _id: 1 })
    .lean()
  return found.filter((person) => {
    const row = yearRow(person, year)
    if (hasLeft(person, dateOf(now)) || !row?.grade) return false
    if (audience.kind === 'class') return row.classes[0] === audience.className
    return isOfAudience(audience, { grade: row.grade, division: row.division })
  })
}
