import type { Reply } from '../conversation/message.ts'
import type { Wording } from '../conversation/wording/index.ts'
import { isGrantLive } from '../regulation/guardianActs.ts'
import type { Services } from '../services.ts'
import type { Matter } from './matter.ts'

type About<Kind extends Matter['kind']> = Extract<Matter, { kind: Kind }>

/**
 * That a guardian may act for a student, or no longer; nothing of a beginning that is over by then, nor of an end where
 * another grant goes on. Source.
 */
export async function wordGrant(
  say: Wording['guardians'],
  { grant: id, what }: About<'grant'>,
  to: string | undefined,
  { grants, people, clock }: Services,
): Promise<Reply[]> {
  const [grant, now] = [await grants.get(id), clock.now()]
  if (!grant || (what === 'begun' && !isGrantLive(grant, now))) return []
  if (what === 'ended' && (await grants.sees(grant.guardian, grant.student, now))) return []
  const known = await people.byId([grant.student, grant.guardian])
  const [student, guardian] = [grant.student, grant.guardian].map((person) => known.get(person)?.name ?? person)
  const names = [to === grant.student, student ?? grant.student, guardian ?? grant.guardian] as const
  return [what === 'begun' ? say.begun(...names, grant.until) : say.ended(...names)]
}

/** What a guardian did for a student, to the student. Source. */
export async function wordGuardianAct(
  say: Wording['guardians'],
  { act, subject, guardian }: About<'guardian-act'>,
  { people }: Services,
): Promise<Reply[]> {
  return [say.acted((await people.get(guardian))?.name ?? guardian, act, subject)]
}
