import { type Citation, citationOf } from './citation.ts'
import type { Ruleset } from './ruleset.ts'

/** What there is a limit of: entries per semester (`course`) or school year (`diverse`), and what is selected per school year. */
export type QuotaKind = 'course' | 'diverse' | 'course-selection' | 'diverse-selection'

/** How many places there are and how many are left; none is named in the school year of a change of status. */
export type PlacesLeft = { limit: number; used: number; citation: Citation } & (
  | { left: number }
  | { notComputed: 'statusChange' }
)

/** Whether one more may be added. */
export type Place = { allowed: true } | { allowed: false; reason: 'full'; limit: number; citation: Citation }

/** The limit of a kind. Unit: entries. Source; §六(一), 表一, 表二. */
export function limitOf(kind: QuotaKind, { course, diverse }: Ruleset) {
  switch (kind) {
    case 'course':
      return course.places
    case 'diverse':
      return diverse.places
    case 'course-selection':
      return course.selected
    case 'diverse-selection':
      return diverse.selected
  }
}

/**
 * The places left when `used` are taken: every entry takes one, a draft or a returned one too, each once; imported ones
 * take none of 9 and 30. `statusChanged`: the student's registration status changed in that school year, where what is
 * left of 6 and 10 is not computed.
 * Unit: entries, never below zero. Source; §六(一), §七, 表一, 表二.
 */
export function placesLeft(kind: QuotaKind, used: number, statusChanged: boolean, ruleset: Ruleset): PlacesLeft {
  const figure = limitOf(kind, ruleset)
  const quota = { limit: figure.value, used, citation: citationOf(figure) }
  const isSelection = kind === 'course-selection' || kind === 'diverse-selection'
  if (statusChanged && isSelection && !ruleset.statusChange.selectionIsComputed.value) {
    return { ...quota, notComputed: 'statusChange' }
  }
  return { ...quota, left: Math.max(0, figure.value - used) }
}

/**
 * Whether one more fits when `used` are taken. The limit is a ceiling for everyone, after a change of status too.
 * Source; §六(一), 表一, 表二.
 */
export function mayTakePlace(kind: QuotaKind, used: number, ruleset: Ruleset): Place {
  const figure = limitOf(kind, ruleset)
  if (used < figure.value) return { allowed: true }
  return { allowed: false, reason: 'full', limit: figure.value, citation: citationOf(figure) }
}
