import type { Problem } from './rules.ts'

/** What Discord answers instead of doing what was asked. */
export class Refusal extends Error {
  readonly status: number
  readonly code: number
  readonly problems: Problem[]

  constructor(status: number, code: number, message: string, problems: Problem[] = []) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.problems = problems
  }

  toJSON(): object {
    const { message, code, problems } = this
    return problems.length > 0 ? { message, code, errors: treeOf(problems) } : { message, code }
  }
}

export const unauthorized = () => new Refusal(401, 0, '401: Unauthorized')
export const notFound = () => new Refusal(404, 0, '404: Not Found')
export const unknownUser = () => new Refusal(404, 10013, 'Unknown User')
export const unknownChannel = () => new Refusal(404, 10003, 'Unknown Channel')
export const unknownMessage = () => new Refusal(404, 10008, 'Unknown Message')
export const unknownWebhook = () => new Refusal(404, 10015, 'Unknown Webhook')
export const unknownInteraction = () => new Refusal(404, 10062, 'Unknown interaction')

/** Refuses a body that breaks a limit, naming each member that does. @throws Refusal 50035 */
export function insist(problems: Problem[]): void {
  if (problems.length > 0) throw new Refusal(400, 50035, 'Invalid Form Body', problems)
}

/** Discord's own shape of objections: one branch for each member on the way. */
function treeOf(problems: Problem[]): object {
  const root: Record<string, unknown> = {}
  for (const { path, code, message } of problems) {
    let branch = root
    for (const member of path.split('.')) {
      branch[member] ??= {}
      branch = branch[member] as Record<string, unknown>
    }
    branch._errors = [...((branch._errors as object[]) ?? []), { code, message }]
  }
  return root
}
