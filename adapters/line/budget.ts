import type { PushBudget } from '../../src/conversation/channel.ts'
import type { LineApi } from './api.ts'
import { count } from './json.ts'

/**
 * The month's paid messages, as LINE counts them; the limit is the school's own where it has set one.
 * @throws Error when LINE does not tell
 */
export async function askBudget(api: LineApi, monthlyLimit: number | undefined): Promise<PushBudget> {
  const [quota, consumption] = await Promise.all([
    api.call({ method: 'GET', path: '/v2/bot/message/quota' }),
    api.call({ method: 'GET', path: '/v2/bot/message/quota/consumption' }),
  ])
  const used = count(consumption?.body.totalUsage)
  if (!quota?.ok || used === undefined) throw new Error('LINE does not tell how many messages are left')
  const limit = monthlyLimit ?? count(quota.body.value)
  return limit === undefined ? { used } : { used, limit }
}
