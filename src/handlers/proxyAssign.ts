import { openDialogue } from '../conversation/dialogue.ts'
import type { Button } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import { divisions } from '../regulation/people.ts'
import { proxyOffices } from '../school/keptAccounts.ts'
import type { Person } from '../school/person.ts'
import type { Role } from '../school/roles.ts'
import { type ActHandler, acted, answer, type BoundContext, bound, type Outcome, type Turn } from './context.ts'
import { showProposals } from './proxyProposals.ts'
import { schoolOccasionOf } from './schoolOccasion.ts'
import { closed, whileHeld } from './whileHeld.ts'

/** Who sees to proxies, in either division. Source. */
export const proxyAppointers: readonly Role[] = divisions.flatMap((division): readonly Role[] => proxyOffices[division])

/** As many are offered as buttons. */
const maxOffered = 10

/** 「請王老師代理認證」: a teacher names somebody; an office is asked for whom a proxy is sought. Source, §九(二). */
export const proxyAssign = bound(async (context, { slots }) => {
  const { say, person } = context
  if (!(await isAtWork(context))) return answer(notYours(say))
  const isTeacher = person.roles.includes('teacher')
  if (isTeacher && slots.person) return nominateNamed(context, slots.person)
  if (person.roles.some((role) => proxyAppointers.includes(role))) return beginProxy(context, [])
  return askWho(context)
})

/** 「安排代理認證」 of an office. */
export const beginProxy: ActHandler = async (context) => {
  const { say, person } = context
  if (!person.roles.some((role) => proxyAppointers.includes(role))) return answer(notYours(say))
  return { replies: [say.proxies.askForWhom(cancelButton(context))], dialogue: openDialogue('proxyTarget', {}) }
}

/** For whom: a teacher by name or number, a course, or an entry. */
export const proxyTarget: Turn = whileHeld(proxyAppointers, notYours, async (context, dialogue, given) => {
  const { say, services, now } = context
  if (given.kind !== 'text') return 'pass'
  const typed = given.text.normalize('NFKC').trim()
  const target =
    (await services.proxies.target(typed, now)) ?? (await services.proxies.target(typed.toUpperCase(), now))
  if (target) return { ...(await showProposals(context, target)), dialogue: null }
  const found = await teachersCalled(context, typed)
  const [only, ...others] = found
  if (!only) return { replies: [say.proxies.noOneCalled(typed.slice(0, 40))], dialogue }
  if (others.length > 0) return { replies: [say.proxies.whichOne(buttonsFor(found, 'proxy.show'))], dialogue: null }
  const named = await services.proxies.target(only._id, now)
  if (!named) return { replies: [say.proxies.noOneCalled(typed.slice(0, 40))], dialogue }
  return { ...(await showProposals(context, named)), dialogue: null }
})

function notYours(say: BoundContext['say']) {
  return say.proxies.refused({ reason: 'notYours', may: proxyAppointers })
}

function askWho(context: BoundContext): Outcome {
  return {
    replies: [context.say.proxies.askWho(cancelButton(context))],
    dialogue: openDialogue('proxyName', {}),
  }
}

/** Whom the teacher means, typed. */
export const proxyName: Turn = whileHeld(['teacher'], notYours, async (context, _dialogue, given) => {
  if (!(await isAtWork(context))) return closed(notYours(context.say))
  return given.kind === 'text' ? nominateNamed(context, given.text.normalize('NFKC').trim()) : 'pass'
})

async function nominateNamed(context: BoundContext, typed: string): Promise<Outcome> {
  const { say, person } = context
  const found = (await teachersCalled(context, typed)).filter(({ _id }) => _id !== person._id)
  const [only, ...others] = found
  if (!only) {
    const dialogue = openDialogue('proxyName', {})
    return { replies: [say.proxies.noOneCalled(typed.slice(0, 40))], dialogue }
  }
  if (others.length === 0) return nominate(context, only)
  return { replies: [say.proxies.whichOne(buttonsFor(found, 'proxy.name'))], dialogue: null }
}

/** The one meant of several of that name. */
export const nameProxy: ActHandler = async (context, [id = '']) => {
  const proxy = await context.services.people.get(id)
  return proxy ? nominate(context, proxy) : answer(context.say.proxies.refused({ reason: 'noSuchPerson' }))
}

async function nominate(context: BoundContext, proxy: Person): Promise<Outcome> {
  const { say, services } = context
  const named = await services.nominations.nominate(proxy._id, schoolOccasionOf(context))
  if (!named.done) return acted(say.proxies.refused(named.refusal))
  return acted(say.proxies.nominated(proxy.name, named.nomination.consent))
}

/** Yes or no of whoever was named, however old the button. */
export const answerNomination: ActHandler = async (context, [id = '', round, value]) => {
  const { say, services } = context
  const consents = value === 'yes'
  const given = await services.nominations.answer(id, Number(round), consents, schoolOccasionOf(context))
  if (!given.done) return answer(say.proxies.refused(given.refusal))
  const { teacher } = given.nomination
  const known = await services.people.get(teacher)
  return { replies: [say.proxies.thanks(consents, known?.name ?? teacher)], tellsOutcome: true }
}

const titles = /(?:老師|教師|主任|組長|導師)$/u

/** Teachers of that number or name; of 「王老師」 every Wang, where nobody is called just that. */
async function teachersCalled({ services }: BoundContext, typed: string): Promise<Person[]> {
  const { people, keptAccounts, clock } = services
  const present = (found: Person[]) => keptAccounts.atWork(found.filter(isTeacher), clock.now())
  const numbered = await people.get(typed.toUpperCase())
  if (numbered) return present([numbered])
  const exact = await present(await people.named(typed))
  const bare = typed.replace(titles, '').trim()
  if (exact.length > 0 || bare === '') return exact
  const all = await present(await people.holding('teacher'))
  const named = all.filter(({ name }) => name === bare)
  return (named.length > 0 ? named : all.filter(({ name }) => name.startsWith(bare))).slice(0, maxOffered)
}

const isAtWork = async ({ services, person, now }: BoundContext) =>
  (await services.keptAccounts.atWork([person], now)).length > 0

const isTeacher = ({ roles }: Person) => roles.includes('teacher')

const buttonsFor = (people: readonly Person[], act: string): Button[] =>
  people.map(({ _id, name }) => ({ label: `${name} ${_id}`, press: presses.act(act, _id) }))

const cancelButton = ({ say }: BoundContext): Button => ({
  label: say.proxies.cancel,
  press: presses.intent('dialogue.cancel'),
})
