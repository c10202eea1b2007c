import type { Reply } from '../conversation/message.ts'
import type { Wording } from '../conversation/wording/index.ts'
import type { Services } from '../services.ts'
import type { Matter } from './matter.ts'

/** That somebody has an office for a while, or no longer; nothing of a beginning that is over by then. Source. */
export async function wordActing(
  say: Wording['governance'],
  { appointment: id, what }: Extract<Matter, { kind: 'acting' }>,
  to: string | undefined,
  { appointments, people }: Services,
): Promise<Reply[]> {
  const appointment = await appointments.get(id)
  if (!appointment || (what === 'begun' && appointment.endedOn !== undefined)) return []
  const { office, person } = appointment
  const acting = to === person ? undefined : ((await people.get(person))?.name ?? person)
  return [what === 'begun' ? say.actingBegun(office, appointment, acting) : say.actingEnded(office, acting)]
}
