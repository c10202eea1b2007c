import type { RowError } from '../school/import/rowError.ts'

/** What is wrong in a file, as one line: `row 4, student_id: …`. */
export const rowErrorText = ({ row, column, message }: RowError) =>
  `row ${row}${column === null ? '' : `, ${column}`}: ${message}`
