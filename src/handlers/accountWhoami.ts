import { DateTime } from 'luxon'
import { zone } from '../clock.ts'
import { answer, type Handler, isBound } from './context.ts'
import { personDescription } from './personDescription.ts'

/** 「我綁定的是誰」 */
export const accountWhoami: Handler = async (context) => {
  const { say, services, account } = context
  if (!isBound(context)) return answer(say.binding.nobody())
  const { person } = context
  const others = (await services.accounts.ofPerson(person._id)).filter((other) => other._id !== account._id)
  const since = account.boundAt ? say.binding.date(DateTime.fromJSDate(account.boundAt, { zone })) : ''
  const elsewhere = others.map((other) => say.general.networks[other.channel])
  return answer(say.binding.whoami(person.name, person._id, personDescription(context, person), since, elsewhere))
}
