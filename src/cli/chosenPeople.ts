import { OperatorError } from '../errors.ts'
import { dateOf } from '../regulation/schoolTime.ts'
import { schoolYearOf } from '../regulation/term.ts'
import { hasLeft, type Person, yearRow } from '../school/person.ts'
import type { Role } from '../school/roles.ts'
import type { Services } from '../services.ts'

/** Whom a command is about. */
export interface Choice {
  class?: string
  role?: Role
  person?: string
  /** Those who have left are meant too. */
  withLeavers?: boolean
}

/**
 * The people chosen, by class and number; everybody without a choice. A class alone means its students, so that no
 * teacher's code lies among the slips of a class; with `guardian` it means the guardians of its students. Who has left is
 * meant only when named.
 *
 * Source: contract.md, codes.
 * @throws OperatorError when nobody has the number named.
 */
export async function chosenPeople(choice: Choice, services: Services): Promise<Person[]> {
  const { people, clock } = services
  const year = schoolYearOf(clock.now())
  if (choice.person !== undefined && !(await people.get(choice.person))) {
    throw new OperatorError('unknown-person', `Nobody here has the number ${choice.person}.`)
  }
  const guardians = await guardiansOfClass(choice, services, year)
  const candidates: Person[] = await people.model.find(guardians ? { _id: { $in: guardians } } : {}).lean()
  const role = choice.role ?? (choice.class === undefined ? undefined : 'student')
  const isHere = (person: Person) => choice.withLeavers || !hasLeft(person, dateOf(clock.now()))
  const isChosen = (person: Person) =>
    (choice.person === undefined ? isHere(person) : choice.person === person._id) &&
    (role === undefined || person.roles.includes(role)) &&
    (choice.class === undefined || guardians !== undefined || isOfClass(person, role, year, choice.class))
  const classOf = (person: Person) => yearRow(person, year)?.classes[0] ?? ''
  return candidates.filter(isChosen).sort((a, b) => classOf(a).localeCompare(classOf(b)) || a._id.localeCompare(b._id))
}

async function guardiansOfClass({ class: name, role }: Choice, { people, guardians }: Services, year: number) {
  if (name === undefined || role !== 'guardian') return undefined
  const candidates = await people.model.find({ 'years.classes': name }).lean()
  const students = candidates.filter(
    (person) => person.roles.includes('student') && isOfClass(person, 'student', year, name),
  )
  return guardians.ofStudents(students.map(({ _id }) => _id))
}

/** A counsellor is of every class that they counsel, everybody else of the first. */
function isOfClass(person: Person, role: Role | undefined, year: number, name: string): boolean {
  const classes = yearRow(person, year)?.classes ?? []
  return role === 'counsellor' ? classes.includes(name) : classes[0] === name
}
