import { formatTerm } from '../../regulation/term.ts'
import type { SubmissionScope } from './submission.ts'

/** The semesters that a submission covers: the one it names, else both of its school year. */
export const termsOf = ({ year, term }: Pick<SubmissionScope, 'year' | 'term'>): string[] =>
  term === undefined ? [formatTerm({ year, semester: 1 }), formatTerm({ year, semester: 2 })] : [term]
