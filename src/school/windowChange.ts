import type { Operation } from '../regulation/operation.ts'
import type { Student } from '../regulation/people.ts'

/** When a window opens and closes: ISO instants, `null` where that is not known. */
export interface Edges {
  opens: string | null
  closes: string | null
}

/** A window that a change of the school's dates moves, for one kind of student. */
export interface WindowChange {
  operation: Operation
  /** `115-1`, or the school year of what is done once a year. */
  scope: string | number
  student: Student
  before: Edges
  after: Edges
}

/** The windows that one version of the school's dates moves at an instant, kept with it until everyone concerned is told. */
export interface WindowsMoved {
  /** The version that moves them. */
  version: number
  at: Date
  changes: WindowChange[]
}
