import { createHash } from 'node:crypto'

/** What Discord knows a message again by, for some minutes: the same for the same key and place in the answer. At most 25 characters. */
export function nonceOf(key: string, index: number): string {
  return createHash('sha256').update(`${key}\n${index}`).digest('base64url').slice(0, 22)
}
