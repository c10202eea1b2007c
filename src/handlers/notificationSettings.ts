import type { ChannelName } from '../conversation/message.ts'
import { type ActHandler, answer, type BoundContext, bound, type Outcome } from './context.ts'

/** 「不要一直通知我」: it concerns every account of the person. */
export const notificationSettings = bound(async (context, { slots }) => {
  const { action } = slots
  if (action !== 'mute' && action !== 'unmute') return settings(context, false)
  for (const { _id } of await context.services.accounts.ofPerson(context.person._id))
    await context.services.accounts.update(_id, { muted: action === 'mute' })
  return settings(context, true)
})

/** 「改在 Discord 通知我」: one of the networks where the person is bound, or wherever they wrote last. */
export const chooseNetwork: ActHandler = async (context, [network]) => {
  const { services, person } = context
  const bound = await services.accounts.ofPerson(person._id)
  const chosen = bound.find(({ channel }) => channel === network)?.channel
  await services.accounts.prefer(person._id, chosen)
  return settings(context, true)
}

async function settings({ say, services, person, account }: BoundContext, changed: boolean): Promise<Outcome> {
  const accounts = await services.accounts.ofPerson(person._id)
  const muted = accounts.find(({ _id }) => _id === account._id)?.muted ?? account.muted
  const networks: ChannelName[] = accounts.map(({ channel }) => channel)
  const chosen = accounts.find(({ prefers }) => prefers)?.prefers
  return answer(say.general.settings(muted, changed, networks, chosen))
}
