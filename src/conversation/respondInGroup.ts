import type { DateTime } from 'luxon'
import type { Context, NetworkFacts } from '../handlers/context.ts'
import { handlers } from '../handlers/index.ts'
import { linkByCode } from '../handlers/linkByCode.ts'
import type { Services } from '../services.ts'
import type { Answer } from './inbox.ts'
import type { Meaning } from './intent.ts'
import type { Received, Reply } from './message.ts'
import { spokenTo } from './spokenTo.ts'
import { understand } from './understanding/understand.ts'
import { wordingIn } from './wording/index.ts'

/** In a group nothing personal is said, and nothing at all unless we are spoken to. */
export function createRespondInGroup(
  services: Services,
  networks: NetworkFacts,
): (message: Received) => Promise<Answer> {
  return async function respondInGroup(message: Received): Promise<Answer> {
    const { content, channel, place } = message
    const say = wordingIn['zh-TW']
    if (content.kind === 'arrived') return { replies: [say.general.groupHello()], tellsOutcome: false }
    if (content.kind === 'departed') await services.classLinks.unlinkGroup(channel, place.id)
    if (content.kind !== 'text') return { replies: [], tellsOutcome: false }
    const code = codeIn(content.text)
    if (code === undefined) return { replies: await publicAnswer(message, content.text), tellsOutcome: false }
    // The one thing that a code does in a group is to link it to a class; no code is kept.
    const linked = await linkByCode(code, place.id, message, services)
    if (linked) return { replies: [say.classes.linked(linked.className)], tellsOutcome: true, secret: true }
    return { replies: await publicAnswer(message, content.text), tellsOutcome: false, secret: true }
  }

  function codeIn(text: string): string | undefined {
    const { intent, slots } = understand(text)
    return intent === 'account.bind' ? slots.code : undefined
  }

  /** What everybody may hear, where we are spoken to. */
  async function publicAnswer(message: Received, text: string): Promise<Reply[]> {
    const spoken = spokenTo(text)
    if (spoken === undefined) return []
    const meaning: Meaning = understand(spoken)
    const isPublic = meaning.intent === 'rule.ask' || meaning.intent === 'deadline.ask'
    if (!isPublic) return [wordingIn['zh-TW'].general.askInPrivate()]
    return (await handlers[meaning.intent](await strangerIn(message), { slots: meaning.slots })).replies
  }

  /** A context in which nobody is known: what is said in it holds for everyone. */
  async function strangerIn(message: Received): Promise<Context> {
    return {
      message,
      now: message.at as DateTime<true>,
      account: {
        _id: '',
        channel: message.channel,
        account: '',
        lang: 'zh-TW',
        muted: false,
        unreachable: false,
        wrongCodes: 0,
      },
      wards: [],
      say: wordingIn['zh-TW'],
      conversation: { _id: '', order: 0, answered: [], uncertain: [] },
      services,
      networks,
      openFile: () => Promise.reject(new Error('no files in groups')),
    }
  }
}
