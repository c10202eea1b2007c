import { type Dialogue, openDialogue } from '../conversation/dialogue.ts'
import type { Button, Reply } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import type { Person } from '../school/person.ts'
import { isStaff } from '../school/roles.ts'
import { acted, answer, type Context, type Handler, isBound, type Outcome, type Turn } from './context.ts'
import { menuFor } from './help.ts'
import { linkByCode } from './linkByCode.ts'
import { personDescription } from './personDescription.ts'
import { isUnasked, privacyNotice } from './welcome.ts'

/** Wrong codes in a row before even a right one is refused for a while. Source: contract.md, Behaviour. */
const maxWrongCodes = 20
const restMs = 15 * 60 * 1000

interface ReplaceData {
  /** The code's hash. */
  sealed: string
}

/** 「綁定 K7QF-39MX」, or the code alone. */
export const accountBind: Handler = async (context, { slots }) => {
  const { say } = context
  if (!slots.code) return answer(say.binding.howTo())
  // In a server's channel the code may be one that links the channel to a class.
  const { message, services } = context
  const { channel } = message.place
  const linked = channel === undefined ? undefined : await linkByCode(slots.code, channel, message, services)
  if (linked) return answer(say.classes.linked(linked.className))
  return tryCode(context, context.services.codes.seal(slots.code), false)
}

/** A second person's code on a bound account: asked before it replaces. */
export const replaceBinding: Turn = async (context, dialogue, given) => {
  if (given.kind !== 'choice') return 'pass'
  if (given.value !== 'yes') return { replies: [context.say.binding.kept(context.person.name)], dialogue: null }
  return tryCode(context, (dialogue as Dialogue<ReplaceData>).data.sealed, true)
}

async function tryCode(context: Context, sealed: string, replacing: boolean): Promise<Outcome> {
  const { say, services, account, message, now } = context
  const { accounts, codes, clock, people } = services
  const realNow = clock.realNow()
  if (account.wrongCodes >= maxWrongCodes && realNow - (account.wrongCodeAt ?? 0) < restMs)
    return answer(say.binding.tooManyTries())
  const check = await codes.check(sealed, now, message.id)
  const person = check.kind === 'good' ? await people.get(check.person) : undefined
  if (check.kind === 'wrong' || (check.kind === 'good' && !person)) {
    services.floodAlarm('wrongCodes', 1)
    const rested = realNow - (account.wrongCodeAt ?? 0) >= restMs
    await accounts.update(account._id, { wrongCodes: rested ? 1 : account.wrongCodes + 1, wrongCodeAt: realNow })
    return answer(say.binding.wrong())
  }
  if (check.kind !== 'good') return answer(say.binding[check.kind]())
  if (!person) return answer(say.binding.wrong())
  if (isBound(context) && context.person._id === person._id && account.boundAt?.getTime() !== now.toMillis()) {
    return answer(say.binding.alreadyYours(person.name, say.general.menus[menuFor(context)]))
  }
  if (isBound(context) && context.person._id !== person._id && !replacing)
    return askToReplace(context, sealed, person.name)
  if (!(await codes.use(sealed, account._id, message.id, now))) return answer(say.binding.used())
  return bind(context, person)
}

function askToReplace(context: Context, sealed: string, next: string): Outcome {
  const { say, person } = context
  const dialogue = openDialogue<ReplaceData>('replaceBinding', { sealed })
  const yes: Button = { label: say.binding.replaceYes, press: presses.answer(dialogue.id, 'yes'), style: 'danger' }
  const no: Button = { label: say.binding.keep, press: presses.answer(dialogue.id, 'no') }
  return { replies: [say.binding.replaceOrNot(person?.name ?? '', next, yes, no)], dialogue }
}

async function bind(context: Context, person: Person): Promise<Outcome> {
  const { say, services, account, message, now } = context
  const { accounts, record } = services
  const replaces = await tellReplaced(context, person)
  await accounts.bind(account._id, person._id, now.toJSDate())
  await record.append({
    _id: `${message.id}:bind`,
    at: now.toJSDate(),
    act: 'bind',
    subject: `person:${person._id}`,
    people: [person._id],
    by: person._id,
    as: person.roles[0] ?? 'student',
    via: message.channel,
    after: { channel: message.channel },
  })
  if (isStaff(person.roles)) await tellOfStaff(context, person)
  const menu = say.general.menus[menuFor({ person })]
  const bound = say.binding.bound(person.name, personDescription(context, person), replaces, menu)
  const notice: Reply[] = isUnasked(context) ? [await privacyNotice(context)] : []
  return { ...acted(bound, ...notice), changesHands: true }
}

/**
 * Whether the person used another account here until now. It is told before it is replaced: afterwards nobody knows which
 * one it was. The same message again finds that it was told.
 */
async function tellReplaced({ services, account, message }: Context, person: Person): Promise<boolean> {
  const { accounts, outbox } = services
  const { channel } = message
  const key = `replaced:${message.id}`
  const before = (await accounts.ofPerson(person._id)).find((each) => each.channel === channel)
  if (before && before._id !== account._id) {
    const boundAt = before.boundAt?.getTime() ?? 0
    await outbox.queue(key, { account: before._id }, { kind: 'account-replaced', channel, boundAt })
  }
  return (await outbox.statesOf([key])).size > 0
}

/** 教務主任 learns of a newly bound staff account; 校長 where it is 教務主任's own. Source: contract.md, Binding. */
async function tellOfStaff({ services, message, now }: Context, person: Person): Promise<void> {
  const role = person.roles.includes('academic-director') ? 'principal' : 'academic-director'
  for (const holder of await services.acting.onDuty(role, now)) {
    await services.outbox.queue(
      `staff-bound:${message.id}:${holder._id}`,
      { person: holder._id },
      {
        kind: 'staff-bound',
        person: person._id,
        channel: message.channel,
      },
    )
  }
}
