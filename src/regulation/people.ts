import { yearOf } from './term.ts'

/** Grade 10 to 12 are 高一 to 高三. */
export const grades = [10, 11, 12] as const
export type Grade = (typeof grades)[number]

/** The day school, and the continuing-education division (進修部). Source: R-7, §五(五). */
export const divisions = ['day', 'continuing'] as const
export type Division = (typeof divisions)[number]

/** Whom a window is for: a student, as the row of the entry's own school year describes them. */
export interface Student {
  grade: Grade
  division: Division
}

/** Students in one semester, or in one school year. */
export type Audience = Student & ({ term: string; year?: never } | { year: number; term?: never })

/** Every kind of student that a window can differ for. */
export const everyStudent: readonly Student[] = grades.flatMap((grade) =>
  divisions.map((division) => ({ grade, division })),
)

/** The school year that an audience is asked for. */
export const schoolYearFor = (who: Audience) => (who.term === undefined ? who.year : yearOf(who.term))
