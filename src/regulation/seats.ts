import { type Grade, grades } from './people.ts'

/** What a seat does in the task force beyond sitting in it. */
export type SeatPart = 'convener' | 'executive-secretary' | 'deputy-executive-secretary'

/** One seat of the task force, and the role that its holder has. */
export interface Seat {
  /** The role's name; where three hold it, with the grade that each stands for. */
  seat: string
  role: SeatRole
  grade?: Grade
  part?: SeatPart
}

const perOffice = [
  { seat: 'principal', part: 'convener' },
  { seat: 'academic-director', part: 'executive-secretary' },
  { seat: 'guidance-director', part: 'deputy-executive-secretary' },
  { seat: 'library-director', part: 'deputy-executive-secretary' },
  { seat: 'student-affairs-director' },
  { seat: 'continuing-director' },
  { seat: 'registrar' },
  { seat: 'activities' },
  { seat: 'student-affairs' },
  { seat: 'guidance-data' },
  { seat: 'continuing-affairs' },
  { seat: 'counsellor-convener' },
] as const
const representatives = [
  'teacher-representative',
  'teachers-association',
  'parents-association',
  'student-representative',
] as const

/** The roles that a seat of the task force goes with. */
export type SeatRole = (typeof perOffice)[number]['seat'] | 'grade-representative' | (typeof representatives)[number]

/** The 19 seats of the task force (工作小組), in the order of meetings. Source: R-1, §二. */
export const seats: readonly Seat[] = [
  ...perOffice.map((each) => ({ ...each, role: each.seat })),
  ...grades.map((grade) => ({ seat: `grade-representative-${grade}`, role: 'grade-representative' as const, grade })),
  ...representatives.map((seat) => ({ seat, role: seat })),
]
