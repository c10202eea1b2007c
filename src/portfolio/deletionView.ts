import type { People } from '../school/people.ts'
import type { Deletion } from './deletion.ts'

/** A proposal with the names that an answer says. */
export interface DeletionView {
  deletion: Deletion
  students: { student: string; name: string; leftOn: string }[]
  proposer: string
}

export async function viewDeletion(deletion: Deletion, people: People): Promise<DeletionView> {
  const known = await people.byId([...deletion.students.map(({ student }) => student), deletion.proposedBy])
  const nameOf = (id: string) => known.get(id)?.name ?? id
  return {
    deletion,
    students: deletion.students.map((each) => ({ ...each, name: nameOf(each.student) })),
    proposer: nameOf(deletion.proposedBy),
  }
}
