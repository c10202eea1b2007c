import { DateTime } from 'luxon'
import { zone } from '../clock.ts'
import { type Dialogue, openDialogue } from '../conversation/dialogue.ts'
import type { Button } from '../conversation/message.ts'
import { presses } from '../conversation/wording/presses.ts'
import { bindingRole } from '../identity/bindingRole.ts'
import { codeLifetimeDays } from '../identity/codes.ts'
import { dateOf } from '../regulation/schoolTime.ts'
import type { Person } from '../school/person.ts'
import type { Role } from '../school/roles.ts'
import { type ActHandler, acted, actorOf, answer, type BoundContext, type Outcome, type Turn } from './context.ts'
import { personDescription } from './personDescription.ts'
import { whileHeld } from './whileHeld.ts'

/** Of one name, as many are offered. */
const maxFound = 10

/** Who keeps anybody's codes; whose, is asked for each holder. Source: R-1. */
export const codeKeepers: readonly Role[] = [
  'registrar',
  'homeroom',
  'continuing-affairs',
  'continuing-director',
  'admin',
]

interface EndData {
  holder: string
  account: string
}

/** 「補發綁定碼」: 註冊組, homeroom teachers and admin name somebody by number or name. Source: contract.md, Binding; R-1. */
export const findHolder: ActHandler = async ({ say, person }) => {
  if (!person.roles.some((role) => codeKeepers.includes(role))) return answer(say.manageBinding.notYours())
  const dialogue = openDialogue('findHolder', {})
  const type: Button = {
    label: say.manageBinding.typeWho,
    type: presses.answer(dialogue.id, 'type'),
    hint: say.manageBinding.whoHint,
  }
  return { replies: [say.manageBinding.who(type)], dialogue }
}

export const holderNamed: Turn = whileHeld(codeKeepers, notKeeper, async (context, dialogue, given) => {
  const { say, services } = context
  if (given.kind === 'file') return 'pass'
  if (given.kind === 'choice') return { replies: [say.manageBinding.who()], dialogue }
  const typed = given.text.normalize('NFKC').trim()
  const byNumber = await services.people.get(typed.toUpperCase())
  const found = byNumber ? [byNumber] : await services.people.named(typed)
  const managed: Person[] = []
  for (const person of found.slice(0, maxFound)) if (await roleOver(context, person)) managed.push(person)
  const [only, ...others] = managed
  if (!only) return { replies: [say.manageBinding.nobody(typed.slice(0, 40))], dialogue }
  if (others.length === 0) return { ...(await holderCard(context, only)), dialogue: null }
  const choices = managed.map((person) => ({
    label: `${person.name} ${person._id}`,
    press: presses.act('binding.holder', person._id),
  }))
  return { replies: [say.manageBinding.several(typed, choices)], dialogue: null }
})

function notKeeper(say: BoundContext['say']) {
  return say.manageBinding.notYours()
}

/** One holder, where they are bound, and what can be done. */
export const showHolder: ActHandler = (context, [id]) =>
  withHolder(context, id, (holder) => holderCard(context, holder))

/** A new code: the one before is void. The same press, answered again after a crash, voids what nobody has seen. */
export const issueCode: ActHandler = (context, [id]) =>
  withHolder(context, id, async (holder, role) => {
    const { say, services, message, now } = context
    const hadLive = (await services.codes.liveFor([holder._id], now)).size > 0
    const code = await services.codes.issue(holder._id, context.person._id, now)
    const expiresOn = now.plus({ days: codeLifetimeDays })
    await services.record.append({
      ...actorOf(context, role),
      _id: `${message.id}:issueCode`,
      at: now.toJSDate(),
      act: 'issueCode',
      subject: `person:${holder._id}`,
      people: [holder._id],
      after: { expiresOn: dateOf(expiresOn) },
    })
    return { ...answer(say.manageBinding.issued(holder.name, holder._id, code, expiresOn, hadLive)), showsCode: true }
  })

/** 「解除 LINE 綁定」 of somebody: asked once. */
export const askToEnd: ActHandler = (context, [id, account]) =>
  withHolder(context, id, async (holder) => {
    const { say, services } = context
    const bound = (await services.accounts.ofPerson(holder._id)).find(({ channel }) => channel === account)
    if (!bound) return answer(say.manageBinding.endedAlready(holder.name))
    const dialogue = openDialogue<EndData>('endBinding', { holder: holder._id, account: bound._id })
    const yes: Button = {
      label: say.binding.unbindYes,
      press: presses.answer(dialogue.id, 'yes'),
      style: 'danger',
    }
    const no: Button = { label: say.binding.keep, press: presses.answer(dialogue.id, 'no') }
    return { replies: [say.manageBinding.endOrNot(holder.name, bound.channel, yes, no)], dialogue }
  })

export const endBinding: Turn = async (context, dialogue, given) => {
  const { say, services, message, now } = context
  if (given.kind !== 'choice') return 'pass'
  if (given.value !== 'yes') return { replies: [say.entries.kept()], dialogue: null }
  const { holder: id, account } = (dialogue as Dialogue<EndData>).data
  return withHolder(context, id, async (holder, role) => {
    const channel = account.slice(0, account.indexOf(':'))
    const bound = (await services.accounts.ofPerson(holder._id)).some(({ _id }) => _id === account)
    // Recorded first: a process that dies in between ends it when it answers the message again.
    if (bound) {
      await services.record.append({
        ...actorOf(context, role),
        _id: `${message.id}:unbind`,
        at: now.toJSDate(),
        act: 'unbind',
        subject: `person:${holder._id}`,
        people: [holder._id],
        before: { channel },
      })
      await services.accounts.unbind(account, holder._id)
    }
    return acted(say.manageBinding.ended(holder.name))
  })
}

/** Goes on with a holder whom the person may manage at this moment. */
async function withHolder(
  context: BoundContext,
  id: string | undefined,
  go: (holder: Person, role: string) => Promise<Outcome>,
): Promise<Outcome> {
  const holder = id === undefined ? undefined : await context.services.people.get(id)
  const role = holder && (await roleOver(context, holder))
  return holder && role ? go(holder, role) : acted(context.say.manageBinding.notYours())
}

const roleOver = ({ person, services, now }: BoundContext, holder: Person) => bindingRole(person, holder, services, now)

async function holderCard(context: BoundContext, holder: Person): Promise<Outcome> {
  const { say, services, now } = context
  const [accounts, live] = await Promise.all([
    services.accounts.ofPerson(holder._id),
    services.codes.liveFor([holder._id], now),
  ])
  const bound = accounts.map(({ channel, boundAt }) => ({
    channel,
    since: boundAt ? say.binding.date(DateTime.fromJSDate(boundAt, { zone })) : '',
  }))
  const buttons: Button[] = [
    { label: say.manageBinding.issue, press: presses.act('binding.issue', holder._id), style: 'primary' },
    ...accounts.map(({ channel }) => ({
      label: say.manageBinding.end(channel),
      press: presses.act('binding.end', holder._id, channel),
      style: 'danger' as const,
    })),
  ]
  const description = personDescription(context, holder)
  return answer(say.manageBinding.holder(holder.name, holder._id, description, bound, live.has(holder._id), buttons))
}
