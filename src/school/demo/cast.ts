import { type DemoPerson, demoGuardians, demoStaff, demoStudents } from './people.ts'

/** Whom it is most telling to play: a student, a teacher and homeroom teacher of theirs, and the registrar. */
const leads = ['S1101', 'T02', 'T01', 'A01']

/** Everyone of the demo school, the leads first. */
export const demoCast: readonly DemoPerson[] = byLead([
  ...demoStudents,
  ...demoStaff,
  ...demoGuardians
    .filter(({ id }) => !demoStaff.some((person) => person.id === id))
    .map(({ id, name }): DemoPerson => ({ id, name, roles: ['guardian'] })),
])

function byLead(people: readonly DemoPerson[]): DemoPerson[] {
  const rank = ({ id }: DemoPerson) => (leads.includes(id) ? leads.indexOf(id) : leads.length)
  return people.toSorted((a, b) => rank(a) - rank(b))
}
