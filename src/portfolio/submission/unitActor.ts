import type { DateTime } from 'luxon'
import type { Acting } from '../../school/acting.ts'
import type { SchoolOccasion } from '../../school/journal.ts'
import type { Actor } from '../../school/record.ts'
import type { Role } from '../../school/roles.ts'

/**
 * Whoever acts for a submitting unit: the operator, whose word at the machine is the unit's, or somebody in an office that
 * they have now; undefined where they have none. Source; contract.md, Office commands.
 */
export const unitActor = async (
  actor: SchoolOccasion['actor'],
  may: readonly Role[],
  now: DateTime,
  acting: Acting,
): Promise<Actor | undefined> =>
  actor.by === 'operator' ? { ...actor, as: 'operator' } : acting.inRole(actor, may, now)
