import type { Notice } from './notice.ts'
import type { Ruleset } from './ruleset.ts'
import type { Term } from './term.ts'

/** The dates that the school enters: its semesters and its official notices. */
export interface SchoolCalendar {
  terms: readonly Term[]
  notices: readonly Notice[]
}

/** What windows are judged by: one version of the rules, and the school's own dates. */
export interface Rulebook {
  ruleset: Ruleset
  calendar: SchoolCalendar
}
