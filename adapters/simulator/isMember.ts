import type { Cast } from '../../src/conversation/cast.ts'

/** Whether the account is one of those that can be played. */
export async function isMember(cast: Cast, account: string): Promise<boolean> {
  const members = await cast.members()
  return members.some((member) => member.account === account)
}
