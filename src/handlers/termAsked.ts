import type { DateTime } from 'luxon'
import { termNow } from '../portfolio/schedule.ts'
import { previousTerm, type Term } from '../regulation/term.ts'
import type { School } from '../school/calendar.ts'

/**
 * The semester that a question is about.
 * `now`: none is named, so the current one, and whatever earlier one is still open. `named`: that one alone.
 * `unknown`: the school has entered no dates for it. `none`: it has entered none at all.
 */
export type TermAsked =
  | { about: 'now' | 'named'; term: Term }
  | { about: 'unknown'; name: string; known: string[] }
  | { about: 'none' }

/** Reads the slot `term` of a question. Source: intents.md (Conventions for slots); requirements.md, head. */
export function termAsked(slot: string | undefined, school: School, now: DateTime): TermAsked {
  const { terms } = school.calendar
  const current = termNow(school, now)
  if (!current) return { about: 'none' }
  if (slot === undefined || slot === 'current') return { about: 'now', term: current }
  const name = slot === 'previous' ? previousTerm(current.id) : slot
  const term = terms.find(({ id }) => id === name)
  return term ? { about: 'named', term } : { about: 'unknown', name, known: terms.map(({ id }) => id) }
}
