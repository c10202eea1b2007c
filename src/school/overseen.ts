import type { Role } from './roles.ts'

const ofTheDaySchool = ['registrar', 'activities', 'clubs', 'student-affairs', 'guidance-data', 'curriculum'] as const
const all: readonly Role[] = [...ofTheDaySchool, 'continuing-affairs']

/** The offices whose progress a director sees. Source: R-1 (see progress of their offices), §二 (執行秘書). */
const overseenBy: Partial<Record<Role, readonly Role[]>> = {
  principal: all,
  'academic-director': all,
  'student-affairs-director': ['activities', 'clubs', 'student-affairs'],
  'guidance-director': ['guidance-data'],
  'continuing-director': ['continuing-affairs'],
}

/** Those whose progress somebody with these roles sees, beside their own. */
export const overseen = (roles: readonly Role[]): readonly Role[] =>
  [...new Set(roles.flatMap((role) => overseenBy[role] ?? []))].filter((office) => !roles.includes(office))
