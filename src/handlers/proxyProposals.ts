import type { Button } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import { type ProxyTarget, writtenOf } from '../portfolio/proxyTarget.ts'
import { dateOf, daysAfter } from '../regulation/schoolTime.ts'
import { appointmentNames } from '../reminders/proxyWords.ts'
import { proxyOffices } from '../school/keptAccounts.ts'
import type { Role } from '../school/roles.ts'
import { type ActHandler, acted, answer, type BoundContext, type Outcome } from './context.ts'
import { schoolOccasionOf } from './schoolOccasion.ts'

/** As many candidates are named. */
const candidatesNamed = 6
/** How long a leaving teacher's account is kept by one button. Unit: days. */
const daysKept = 30

/** Who may be appointed for a teacher, a course or an entry, by a button each. Source, §九(二). */
export const showProxies: ActHandler = (context, [written]) =>
  withTarget(context, written, (target) => showProposals(context, target))

export async function showProposals(context: BoundContext, target: ProxyTarget): Promise<Outcome> {
  const { say, services, person, now } = context
  const may = target.divisions.flatMap((division): readonly Role[] => proxyOffices[division])
  if (!person.roles.some((role) => may.includes(role))) return answer(say.proxies.refused({ reason: 'notYours', may }))
  const [proposals, running] = await Promise.all([
    services.proxies.proposals(target, now),
    services.proxies.running(target),
  ])
  const names = await services.people.byId(running.map(({ proxy }) => proxy))
  const nameOf = (id: string) => names.get(id)?.name ?? id
  const shown = proposals.filter((each) => !running.some(({ proxy }) => proxy === each.person))
  const buttons = [
    ...shown
      .slice(0, candidatesNamed)
      .filter(({ consent }) => consent !== 'asked')
      .map(
        ({ person: id, name }): Button => ({
          label: say.proxies.appoint(name),
          press: presses.act('proxy.appoint', writtenOf(target), id),
        }),
      ),
    ...running.map(
      ({ _id, proxy }): Button => ({ label: say.proxies.end(nameOf(proxy)), press: presses.act('proxy.end', _id) }),
    ),
    ...keepButtons(context, target),
  ]
  const called = running.map(({ proxy }) => nameOf(proxy))
  const about = await targetName(context, target)
  return answer(say.proxies.proposals(about, shown.slice(0, candidatesNamed), proposals.length, called, buttons))
}

/** Only who leaves needs an account kept. */
function keepButtons({ say }: BoundContext, { scope, teacher }: ProxyTarget): Button[] {
  if (scope !== 'teacher' || teacher.leftOn === undefined) return []
  return [{ label: say.proxies.keep(daysKept), press: presses.act('account.keep', teacher._id) }]
}

/** 「指派 王老師」 */
export const appointProxy: ActHandler = (context, [written, proxy = '']) =>
  withTarget(context, written, async (target) => {
    const { say, services } = context
    const made = await services.proxies.appoint(target, proxy, schoolOccasionOf(context))
    if (!made.done) return answer(say.proxies.refused(made.refusal))
    const names = await appointmentNames(made.appointment, say.proxies, services)
    return acted(say.proxies.appointed(names.target, names.proxy))
  })

/** 「結束：王老師」 */
export const endProxy: ActHandler = async (context, [id]) => {
  const { say, services } = context
  const ended = await services.proxies.end(Number(id) || 0, schoolOccasionOf(context))
  if (!ended.done) return answer(say.proxies.refused(ended.refusal))
  const names = await appointmentNames(ended.appointment, say.proxies, services)
  return acted(say.proxies.ended(names.target, names.proxy))
}

/** 「帳號保留 30 天」, from the day on which the teacher leaves. Source. */
export const keepAccount: ActHandler = async (context, [id = '']) => {
  const { say, services, now } = context
  const teacher = await services.people.get(id)
  const from = [teacher?.leftOn ?? '', dateOf(now)].sort().at(-1) ?? dateOf(now)
  const kept = await services.keptAccounts.keep(id, daysAfter(from, daysKept), schoolOccasionOf(context))
  if (!kept.done) return answer(say.proxies.refused(kept.refusal))
  return acted(say.proxies.kept(teacher?.name ?? id, kept.account.until))
}

async function withTarget(
  context: BoundContext,
  written: string | undefined,
  go: (target: ProxyTarget) => Promise<Outcome>,
): Promise<Outcome> {
  const { say, services, now } = context
  const target = written === undefined ? undefined : await services.proxies.target(written, now)
  return target ? go(target) : answer(say.proxies.noOneCalled(written ?? ''))
}

const targetName = async ({ say, services }: BoundContext, { scope, of, teacher }: ProxyTarget) =>
  (await appointmentNames({ scope, of, teacher: teacher._id, proxy: teacher._id }, say.proxies, services)).target
