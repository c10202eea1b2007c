import type { DateTime } from 'luxon'
import type { People } from '../school/people.ts'
import type { Person } from '../school/person.ts'
import type { Account } from './accounts.ts'
import type { Grants } from './grants.ts'

/** The students for whom a guardian may act now, each once; nobody's, for whoever is a student themself. Source. */
export async function wardsOf(
  person: Person,
  { grants, people }: { grants: Grants; people: People },
  now: DateTime,
): Promise<Person[]> {
  if (!person.roles.includes('guardian') || person.roles.includes('student')) return []
  const live = await grants.liveOf(person._id, now)
  return [...(await people.byId(live.map(({ student }) => student))).values()]
}

/** Whom of them a guardian means at an account: whom they chose there last, else the only one. */
export function wardMeant(wards: readonly Person[], { actsFor }: Pick<Account, 'actsFor'>): Person | undefined {
  if (actsFor !== undefined) return wards.find(({ _id }) => _id === actsFor)
  return wards.length === 1 ? wards[0] : undefined
}
