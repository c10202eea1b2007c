import type { Button, Reply } from '../conversation/message.ts'
import type { Wording } from '../conversation/wording/index.ts'
import { presses } from '../conversation/wording/presses.ts'
import { consentSubject } from '../portfolio/nominations.ts'
import type { ProxyAppointment } from '../portfolio/proxy.ts'
import type { Services } from '../services.ts'
import type { Matter } from './matter.ts'

type About<Kind extends Matter['kind']> = Extract<Matter, { kind: Kind }>

/** What a nomination says to one of those whom it concerns; nothing where it has gone on since. Source. */
export async function wordNomination(
  say: Wording['proxies'],
  { nomination: id, round, consent }: About<'nomination'>,
  to: string | undefined,
  { nominations, people, consentCodes }: Services,
): Promise<Reply[]> {
  const nomination = await nominations.get(id)
  if (nomination?.round !== round || nomination.consent !== consent) return []
  const { teacher, proxy } = nomination
  const known = await people.byId([teacher, proxy])
  const nameOf = (person: string) => known.get(person)?.name ?? person
  const answers = (label: string, value: string): Button => ({
    label,
    press: presses.act('proxy.answer', id, round, value),
  })
  if (consent === 'asked') {
    const code = consentCodes.of(consentSubject(nomination))
    const yes: Button = { ...answers(say.yes, 'yes'), style: 'primary' }
    return [say.asksConsent(nameOf(teacher), code, yes, answers(say.no, 'no'))]
  }
  const appoints = consent === 'given' && to !== teacher
  const appoint: Button[] = appoints
    ? [{ label: say.appoint(nameOf(proxy)), press: presses.act('proxy.appoint', teacher, proxy), style: 'primary' }]
    : []
  return [say.answered(consent === 'given', nameOf(teacher), nameOf(proxy), appoint)]
}

/** That somebody certifies in a teacher's place, or no longer; nothing of a beginning that is over by then. Source. */
export async function wordProxy(
  say: Wording['proxies'],
  { proxy: id, what }: About<'proxy'>,
  to: string | undefined,
  services: Services,
): Promise<Reply[]> {
  const appointment = await services.proxies.get(id)
  if (!appointment || (what === 'begun' && appointment.endedAt)) return []
  const { target, teacher, proxy } = await appointmentNames(appointment, say, services)
  const isToProxy = to === appointment.proxy
  return [what === 'begun' ? say.begun(isToProxy, target, teacher, proxy) : say.over(isToProxy, target, proxy)]
}

/** What an appointment is for and whom it is about, by name. */
export async function appointmentNames(
  { scope, of, teacher, proxy }: Pick<ProxyAppointment, 'scope' | 'of' | 'teacher' | 'proxy'>,
  say: Wording['proxies'],
  { people, courses }: Services,
): Promise<{ target: string; teacher: string; proxy: string }> {
  const known = await people.byId([teacher, proxy])
  const nameOf = (person: string) => known.get(person)?.name ?? person
  const course = scope === 'course' ? await courses.get(of) : undefined
  return {
    target: say.targetName(scope, of, nameOf(teacher), course?.name ?? of),
    teacher: nameOf(teacher),
    proxy: nameOf(proxy),
  }
}
