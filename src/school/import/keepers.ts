import type { Person } from '../person.ts'
import type { Division, Role } from '../roles.ts'
import { type ImportKind, importKinds } from './compareFile.ts'

/** Offices of the day school that keep each kind of file. Source, §五(一)(二). */
const dayKeepers: Record<ImportKind, readonly Role[]> = {
  people: ['registrar'],
  courses: ['registrar', 'curriculum'],
  enrolments: ['registrar'],
  guardians: ['registrar'],
  officers: ['activities', 'clubs'],
  attendance: ['student-affairs'],
  grades: ['registrar'],
}

/** 進修部 keeps all of them for its own students. Source: R-7, §五(五). */
const continuingKeepers: readonly Role[] = ['continuing-affairs', 'continuing-director']

/** Whoever keeps files of a kind. */
export const keepersOf = (kind: ImportKind): readonly Role[] => [...dayKeepers[kind], ...continuingKeepers]

/** Whoever keeps any file. */
export const fileKeepers: readonly Role[] = [...new Set(importKinds.flatMap(keepersOf))]

/** In which offices somebody imports files of a kind, and for whose students. */
export interface Keeping {
  /** In the order of `keepersOf`; the first is named in the record. */
  offices: [Role, ...Role[]]
  /** Absent: both divisions. */
  division?: Division
}

/** Whoever acts keeps the students of their own division; undefined where they keep none. Source, §五(五). */
export function keepingOf(kind: ImportKind, { roles }: Pick<Person, 'roles'>): Keeping | undefined {
  const [first, ...others] = keepersOf(kind).filter((role) => roles.includes(role))
  if (!first) return undefined
  const offices: Keeping['offices'] = [first, ...others]
  const divisions = new Set(offices.map((role): Division => (continuingKeepers.includes(role) ? 'continuing' : 'day')))
  const [division] = divisions
  return { offices, ...(division && divisions.size === 1 ? { division } : {}) }
}
