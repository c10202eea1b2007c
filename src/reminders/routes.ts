import type { Language } from '../conversation/intent.ts'
import type { ChannelName } from '../conversation/message.ts'
import type { Account, Accounts } from '../identity/accounts.ts'
import type { Networks } from './networks.ts'

/** A chat that messages can go to. */
export interface Target {
  channel: ChannelName
  /** The network's own id of the account or the group. */
  account: string
  kind: 'direct' | 'group'
  lang: Language
  /** Whose account it is, as far as we know it; absent for a group. */
  holder?: Account
}

/**
 * The accounts of one person that can be reached, the one to use first: on the network that they chose, else where they
 * last wrote. Source: contract.md, Behaviour.
 */
export function reachable(accounts: readonly Account[]): Account[] {
  const chosen = accounts.find(({ prefers }) => prefers)?.prefers
  const rank = ({ channel, lastWroteAt }: Account) =>
    channel === chosen ? Number.POSITIVE_INFINITY : (lastWroteAt?.getTime() ?? 0)
  return accounts.filter(({ unreachable }) => !unreachable).toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1))
}

/** Where an addressee's messages go now; or why nowhere, and whether that passes by itself. */
export type Route =
  | { target: Target }
  | { target?: undefined; why: 'unbound' | 'unreachable' | 'over budget' | 'network down' }

/** Finds the chat of an addressee. `avoid`: a network that is not tried for want of budget. */
export function createFindRoute(accounts: Accounts, networks: Networks) {
  return async function findRoute(to: string, avoid?: ChannelName): Promise<Route> {
    const [kind, id] = split(to)
    if (kind === 'group') return groupRoute(id, avoid)
    const known = kind === 'person' ? await accounts.ofPerson(id) : await accounts.model.find({ _id: id }).lean()
    const here = known.filter(({ channel }) => networks.get(channel))
    const open = reachable(here)
    const affordable = open.filter(({ channel }) => channel !== avoid)
    const [holder] = affordable.filter(({ channel }) => networks.isUp(channel))
    if (holder) {
      const { channel, account, lang } = holder
      return { target: { channel, account, kind: 'direct', lang, holder } }
    }
    if (here.length === 0) return { why: 'unbound' }
    if (open.length === 0) return { why: 'unreachable' }
    return { why: affordable.length === 0 ? 'over budget' : 'network down' }
  }

  function groupRoute(id: string, avoid: ChannelName | undefined): Route {
    const [name, account] = split(id)
    const channel = name as ChannelName
    if (!networks.get(channel)) return { why: 'unbound' }
    if (channel === avoid) return { why: 'over budget' }
    if (!networks.isUp(channel)) return { why: 'network down' }
    // A group hears the language of the school.
    return { target: { channel, account, kind: 'group', lang: 'zh-TW' } }
  }
}

export type FindRoute = ReturnType<typeof createFindRoute>

/** The part before the first colon, and the rest. */
function split(text: string): [string, string] {
  const at = text.indexOf(':')
  return [text.slice(0, at), text.slice(at + 1)]
}
