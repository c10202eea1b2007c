/** A broken promise that the operator can mend: its message says what was wrong, what was expected and what to do. */
export class OperatorError extends Error {
  readonly code: string
  /** The command line's exit status: 2 for wrong use, 1 for failure. */
  readonly exitCode: 1 | 2
  constructor(code: string, message: string, exitCode: 1 | 2 = 1) {
    super(message)
    this.name = 'OperatorError'
    this.code = code
    this.exitCode = exitCode
  }
}

/** Whether the database refused a write because a unique key is taken; `index` narrows it to the index of that name or field. */
export function isDuplicateKey(error: unknown, index?: string): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 11000) return false
  return index === undefined || error.message.includes(index)
}
