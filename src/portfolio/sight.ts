import type { DateTime } from 'luxon'
import type { Grants } from '../identity/grants.ts'
import type { Certifiers } from './certifiers.ts'
import type { Entry } from './entry.ts'

/** What somebody is to an entry: `owner`: its student, or a guardian who acts for them; `certifier`: they certify it. */
export type Sight = 'owner' | 'certifier'

/** Asks the database who may see an entry now. */
export interface SightRooms {
  certifiers: Certifiers
  grants: Grants
}

/**
 * As what someone may see an entry and open its files now: the student whose it is, a guardian who acts for them, and
 * whoever certifies it, once it has been sent to them; undefined for everyone else. A draft is the student's alone, and a
 * deleted entry is out of everyone's sight.
 * Source.
 */
export async function sightOf(
  person: string,
  entry: Pick<Entry, '_id' | 'student' | 'course' | 'state' | 'hidden'>,
  now: DateTime,
  { certifiers, grants }: SightRooms,
): Promise<Sight | undefined> {
  if (entry.hidden) return undefined
  if (await grants.sees(person, entry.student, now)) return 'owner'
  if (entry.state === 'draft' || entry.state === 'recorded') return undefined
  return (await certifiers.standing(person, entry, now)) ? 'certifier' : undefined
}
