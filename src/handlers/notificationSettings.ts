import { answer, type Handler } from './context.ts'

/** 「不要一直通知我」: it concerns every account of the person. */
export const notificationSettings: Handler = async ({ say, services, account, person }, { slots }) => {
  if (slots.action !== 'mute' && slots.action !== 'unmute') return answer(say.general.settings(account.muted, false))
  const muted = slots.action === 'mute'
  const own = person ? await services.accounts.ofPerson(person._id) : [account]
  for (const { _id } of own) await services.accounts.update(_id, { muted })
  return answer(say.general.settings(muted, true))
}
