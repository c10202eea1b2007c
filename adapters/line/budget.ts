import type { PushBudget } from '../../src/conversation/channel.ts'
import type { Recipient } from '../../src/conversation/message.ts'
import type { LineApi } from './api.ts'
import { count } from './json.ts'

const freshForMs = 60_000

/** The month's paid messages: asked from LINE at most once a minute, and our own counted in between. */
export class Budget {
  readonly #api: LineApi
  readonly #realNow: () => number
  readonly #monthlyLimit: number | undefined
  #known: (PushBudget & { at: number }) | undefined

  constructor(api: LineApi, realNow: () => number, monthlyLimit: number | undefined) {
    this.#api = api
    this.#realNow = realNow
    this.#monthlyLimit = monthlyLimit
  }

  /** @throws Error when LINE has never told it, and does not now */
  async read(): Promise<PushBudget> {
    const at = this.#realNow()
    if (this.#known === undefined || at - this.#known.at >= freshForMs) {
      const asked = await this.#ask()
      if (asked) this.#known = { ...asked, at }
    }
    if (this.#known === undefined) throw new Error('LINE does not tell how many messages are left')
    const { at: _, ...budget } = this.#known
    return budget
  }

  /** Counts a message just sent. What a message to a group costs only LINE knows, so that is asked again. */
  spend(kind: Recipient['kind']): void {
    if (kind === 'group') this.#known = undefined
    else if (this.#known) this.#known.used += 1
  }

  async #ask(): Promise<PushBudget | undefined> {
    const [quota, consumption] = await Promise.all([
      this.#api.call({ method: 'GET', path: '/v2/bot/message/quota' }),
      this.#api.call({ method: 'GET', path: '/v2/bot/message/quota/consumption' }),
    ])
    const used = count(consumption?.body.totalUsage)
    if (!quota?.ok || used === undefined) return undefined
    const limit = this.#monthlyLimit ?? count(quota.body.value)
    return limit === undefined ? { used } : { used, limit }
  }
}
