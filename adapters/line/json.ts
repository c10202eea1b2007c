/** The members of a JSON object from outside; none where it is something else. */
export function members(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
export const count = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 ? value : undefined
