import { randomBytes } from 'node:crypto'
import type { DateTime } from 'luxon'
import { type Context, isBound, type NetworkFacts } from '../handlers/context.ts'
import { whoseMeant } from '../handlers/forStudent.ts'
import { welcomeAfter } from '../handlers/welcome.ts'
import { errorFacts } from '../log.ts'
import type { Services } from '../services.ts'
import { createDecide } from './decide.ts'
import { goOn } from './dialogue.ts'
import type { Answer } from './inbox.ts'
import { privateChatOf, type Received, type Reply, type SentFile } from './message.ts'
import { createRespondInGroup } from './respondInGroup.ts'
import { wordingIn } from './wording/index.ts'

export interface RespondDeps {
  services: Services
  openFile: (message: Received, file: SentFile, maxBytes: number) => ReturnType<Context['openFile']>
  showWorking: (message: Received) => Promise<void>
  networks: NetworkFacts
  /** What waits for the person's next reply, in words, with its keys. */
  waiting: (context: Context) => Promise<{ replies: Reply[]; keys: string[] }>
}

/** Works out what a message leads to: who speaks, what is meant, whether they may, what to say. The one catch of the conversation. */
export function createRespond(deps: RespondDeps): (message: Received) => Promise<Answer> {
  const { services } = deps
  const { accounts, people, conversations, inbox, log } = services
  const decide = createDecide(services)
  const respondInGroup = createRespondInGroup(services, deps.networks)

  return async function respond(message) {
    let context: Context | undefined
    try {
      if (message.place.kind === 'group') return await respondInGroup(message)
      context = await contextOf(message)
      return context ? await respondInPrivate(context) : { replies: [], tellsOutcome: false }
    } catch (error) {
      const reference = randomBytes(4).toString('hex')
      log.error({ ...errorFacts(error), message: message.id, reference }, 'responding failed')
      const say = context?.say ?? wordingIn['zh-TW']
      return { replies: message.place.kind === 'group' ? [] : [say.general.broken(reference)], tellsOutcome: false }
    }
  }

  async function contextOf(message: Received): Promise<Context | undefined> {
    if (!message.account) return undefined
    const [account, conversation] = await Promise.all([
      accounts.seen(message.channel, message.account, message.at.toJSDate(), privateChatOf(message)),
      conversations.load(`${message.channel}:${message.account}`, message.at),
    ])
    const known = account.person ? await people.get(account.person) : undefined
    const person = known && (await services.acting.withOffices(known, message.at))
    const now = message.at as DateTime<true>
    return {
      message,
      now,
      account,
      ...(person ? { person, ...(await whoseMeant(person, account, services, now)) } : { wards: [] }),
      say: wordingIn[account.lang],
      conversation,
      services,
      networks: deps.networks,
      openFile: async (file, maxBytes) => {
        await deps.showWorking(message)
        return deps.openFile(message, file, maxBytes)
      },
    }
  }

  async function respondInPrivate(context: Context): Promise<Answer> {
    const { conversation } = context
    const { outcome, answered, secret } = await decide(context)
    const { changesHands = false } = outcome
    const [first, waiting] =
      outcome.replies.length > 0 && !changesHands
        ? await Promise.all([uncertain(context), deps.waiting(context)])
        : [[], undefined]
    // The answer to a code that is right says what a welcome would.
    const isStranger = !isBound(context) && !outcome.tellsOutcome
    const welcomed = isStranger ? await welcomeAfter(outcome.replies, context) : []
    const changes = outcome.dialogue !== undefined || answered !== undefined
    return {
      replies: [...first, ...outcome.replies, ...welcomed, ...(waiting?.replies ?? [])],
      tellsOutcome: outcome.tellsOutcome ?? false,
      ...(changes ? { next: goOn(changesHands ? undefined : conversation.dialogue, outcome.dialogue, answered) } : {}),
      ...(first.length > 0 ? { repeats: conversation.uncertain } : {}),
      ...(waiting && waiting.keys.length > 0
        ? { carries: { keys: waiting.keys, replies: waiting.replies.length } }
        : {}),
      ...(outcome.tellsOutcome ? await holderOf(context) : {}),
      ...(secret ? { secret } : {}),
      ...(outcome.showsCode ? { showsCode: true } : {}),
    }
  }

  /** Binding and unbinding are outcomes too: whose account it is counts from when they are done. */
  async function holderOf({ account }: Context): Promise<Pick<Answer, 'heldBy'>> {
    const known = await accounts.model.findById(account._id, { person: 1 }).lean()
    return known?.person ? { heldBy: known.person } : {}
  }

  /** Earlier answers to whoever holds the account now that may not have arrived: their outcome is said first. */
  async function uncertain({ conversation, account, say }: Context): Promise<Reply[]> {
    if (conversation.uncertain.length === 0) return []
    const unheard = await inbox.model
      .find({ _id: { $in: conversation.uncertain } })
      .sort({ order: 1 })
      .lean()
    return unheard.flatMap(({ answer }) => {
      if (answer?.heldBy !== account.person) return []
      const [reply] = answer?.replies ?? []
      const outcome = reply?.title ?? reply?.lines.find((line) => typeof line === 'string')
      return outcome ? [say.general.maybeUnheard(outcome)] : []
    })
  }
}
