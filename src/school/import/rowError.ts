/** One thing wrong in a file, where a spreadsheet shows it. */
export interface RowError {
  /** The header is row 1. */
  row: number
  /** The column's name; `null` where the whole row or file is meant. */
  column: string | null
  /** What is wrong and what is allowed. May quote the cell, never a person's name. */
  message: string
}

/** A file that cannot be read any further; what was read before it counts for nothing. */
export class FileRefusal extends Error {
  readonly errors: readonly RowError[]
  constructor(errors: readonly RowError[]) {
    super('The file is refused')
    this.name = 'FileRefusal'
    this.errors = errors
  }
}
