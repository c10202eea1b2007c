import { arrivalTold, type Reply } from '../conversation/message.ts'
import type { Context } from './context.ts'

/** The privacy notice (個資法 §8). Source: contract.md, Binding. */
export async function privacyNotice({ say, services, message }: Context): Promise<Reply> {
  const { name, offices } = await services.calendar.load()
  return say.general.privacyNotice(name, message.channel, offices.registrar ?? say.general.academicAffairs)
}

/** Whether nobody at this account was welcomed before this message. */
const isUnwelcomed = ({ account, message }: Context): boolean =>
  account.welcomedIn === undefined || account.welcomedIn === message.id

/**
 * Whether a code is sent unasked, so that its answer gives the notice: no welcome has asked for it, or that one stood
 * beside the answer to something else.
 */
export const isUnasked = (context: Context): boolean =>
  !arrivalTold.includes(context.message.channel) || isUnwelcomed(context)

/** What is said to somebody who is bound to nobody, when they come in. */
export async function welcome(context: Context): Promise<Reply[]> {
  const { say, services, account, message } = context
  if (isUnwelcomed(context)) await services.accounts.update(account._id, { welcomedIn: message.id })
  return [say.general.welcome((await services.calendar.load()).name), await privacyNotice(context)]
}

/**
 * The welcome of somebody whose network tells of no arrival: it comes once, after the answer to what they said or pressed
 * first. What that answer says itself is not said twice.
 */
export async function welcomeAfter(answer: readonly Reply[], context: Context): Promise<Reply[]> {
  if (arrivalTold.includes(context.message.channel) || answer.length === 0 || !isUnwelcomed(context)) return []
  const titles = new Set(answer.map(({ title }) => title))
  return (await welcome(context)).filter(({ title }) => !titles.has(title))
}
