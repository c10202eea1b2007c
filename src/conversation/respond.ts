import { randomBytes } from 'node:crypto'
import type { DateTime } from 'luxon'
import type { Context, Given, Outcome } from '../handlers/context.ts'
import { isBound } from '../handlers/context.ts'
import { beginWithFile } from '../handlers/dialogues/handIn.ts'
import { fileUnsent } from '../handlers/fileUnsent.ts'
import { menuFor } from '../handlers/help.ts'
import { acts, handlers, turns } from '../handlers/index.ts'
import { askersOf, mayAsk } from '../identity/mayAsk.ts'
import { errorFacts } from '../log.ts'
import type { Services } from '../services.ts'
import { goOn } from './dialogue.ts'
import type { Answer } from './inbox.ts'
import type { Intent, Meaning, Slots } from './intent.ts'
import type { Press, Received, Reply, SentFile } from './message.ts'
import { spokenTo } from './spokenTo.ts'
import { understand } from './understanding/understand.ts'
import { wordingIn } from './wording/index.ts'

/** More than any network takes at once; a longer text is not read. */
const maxTextCharacters = 5000
/** Questions this short are questions even where a description is awaited. */
const maxAsideCharacters = 15
const asides: readonly Intent[] = [
  'help',
  'quota.remaining',
  'deadline.ask',
  'artifact.list',
  'account.whoami',
  'rule.ask',
  'language.set',
  'account.bind',
]

/** Where a reason is awaited, only these words stop: 「按錯了」 is a reason. */
const plainCancel = /^\s*(?:算了|取消|先不要|不用了|停|cancel|never ?mind|stop)[\s。．.!！~～吧啦了]*$/iu
const awaitingReason = ['returnReason', 'takeBackReason']

const isCancel = (dialogue: string, { intent }: Meaning, text: string) =>
  intent === 'dialogue.cancel' && (!awaitingReason.includes(dialogue) || plainCancel.test(text))

export interface RespondDeps {
  services: Services
  openFile: (message: Received, file: SentFile, maxBytes: number) => ReturnType<Context['openFile']>
  showWorking: (message: Received) => Promise<void>
  /** What waits for the person's next reply, in words, with its keys. */
  waiting: (context: Context) => Promise<{ replies: Reply[]; keys: string[] }>
}

/** Works out what a message leads to: who speaks, what is meant, whether they may, what to say. The one catch of the conversation. */
export function createRespond(deps: RespondDeps): (message: Received) => Promise<Answer> {
  const { services } = deps
  const { accounts, people, conversations, inbox, log } = services

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
      accounts.seen(message.channel, message.account, message.at.toJSDate()),
      conversations.load(`${message.channel}:${message.account}`, message.at),
    ])
    const person = account.person ? await people.get(account.person) : undefined
    return {
      message,
      now: message.at as DateTime<true>,
      account,
      ...(person ? { person } : {}),
      say: wordingIn[account.lang],
      conversation,
      services,
      openFile: async (file, maxBytes) => {
        await deps.showWorking(message)
        return deps.openFile(message, file, maxBytes)
      },
    }
  }

  async function respondInPrivate(context: Context): Promise<Answer> {
    const { conversation } = context
    const { outcome, answered, secret } = await decide(context)
    const [first, waiting] =
      outcome.replies.length > 0 ? await Promise.all([uncertain(context), deps.waiting(context)]) : [[], undefined]
    const changes = outcome.dialogue !== undefined || answered !== undefined
    return {
      replies: [...first, ...outcome.replies, ...(waiting?.replies ?? [])],
      tellsOutcome: outcome.tellsOutcome ?? false,
      ...(changes ? { next: goOn(conversation.dialogue, outcome.dialogue, answered) } : {}),
      ...(first.length > 0 ? { repeats: conversation.uncertain } : {}),
      ...(waiting && waiting.keys.length > 0 ? { carries: waiting.keys } : {}),
      ...(secret ? { secret } : {}),
    }
  }

  async function decide(context: Context): Promise<{ outcome: Outcome; answered?: string; secret?: boolean }> {
    const { message, say } = context
    const { content } = message
    switch (content.kind) {
      case 'text': {
        if (content.text.length > maxTextCharacters)
          return { outcome: { replies: [say.general.tooLong(content.text.length)] } }
        return readText(context, content.text)
      }
      case 'press':
        return pressed(context, content.press)
      case 'file':
        return { outcome: await fileSent(context, content.file) }
      case 'arrived':
        return { outcome: await arrived(context) }
      case 'departed':
        await accounts.update(context.account._id, { unreachable: true })
        return { outcome: { replies: [] } }
      case 'unsent':
        return { outcome: isBound(context) ? await fileUnsent(context, content.handle) : { replies: [] } }
      case 'other':
        return { outcome: { replies: [say.general.notReadable(say.general.menus[menuFor(context)])] } }
    }
  }

  async function readText(
    context: Context,
    text: string,
  ): Promise<{ outcome: Outcome; answered?: string; secret?: boolean }> {
    const meaning = understand(text)
    const { dialogue } = context.conversation
    const secret = meaning.intent === 'account.bind' && meaning.slots.code !== undefined
    const aside = asides.includes(meaning.intent) && (text.trim().length <= maxAsideCharacters || secret)
    if (dialogue && isBound(context) && !aside && !isCancel(dialogue.name, meaning, text)) {
      const turned = await turns[dialogue.name]?.(context, dialogue, { kind: 'text', text, meaning })
      if (turned && turned !== 'pass') return { outcome: turned }
    }
    return { outcome: await dispatch(context, meaning), ...(secret ? { secret } : {}) }
  }

  async function pressed(context: Context, press: Press): Promise<{ outcome: Outcome; answered?: string }> {
    const { say, conversation } = context
    switch (press.kind) {
      case 'intent':
        return { outcome: await dispatch(context, press, press.request) }
      case 'act': {
        const act = acts[press.act]
        if (!isBound(context)) return { outcome: await mustBind(context) }
        return { outcome: act ? await act(context, press.args) : { replies: [say.general.questionGone()] } }
      }
      case 'answer': {
        const { dialogue } = conversation
        if (!dialogue || dialogue.id !== press.dialogue || !isBound(context)) {
          const known = conversation.answered.includes(press.dialogue)
          return { outcome: { replies: [known ? say.general.answeredAlready() : say.general.questionGone()] } }
        }
        const turned = await turns[dialogue.name]?.(context, dialogue, { kind: 'choice', value: press.value })
        if (!turned || turned === 'pass') return { outcome: { replies: [say.general.questionGone()] } }
        return { outcome: turned, ...(turned.dialogue === null ? { answered: dialogue.id } : {}) }
      }
    }
  }

  async function fileSent(context: Context, file: SentFile): Promise<Outcome> {
    if (!isBound(context)) return mustBind(context)
    if (!context.person.roles.includes('student')) return { replies: [context.say.general.filesAreForStudents()] }
    const { dialogue } = context.conversation
    const given: Given = { kind: 'file', file }
    const turned = dialogue ? await turns[dialogue.name]?.(context, dialogue, given) : undefined
    return turned && turned !== 'pass' ? turned : beginWithFile(context, file)
  }

  async function dispatch(
    context: Context,
    { intent, slots }: { intent: Intent; slots: Slots },
    request?: string,
  ): Promise<Outcome> {
    if (!mayAsk(intent, context.person)) return isBound(context) ? notForYou(context, intent) : mustBind(context)
    return handlers[intent](context, { slots, ...(request === undefined ? {} : { request }) })
  }

  async function arrived(context: Context): Promise<Outcome> {
    const { say, message } = context
    if (isBound(context))
      return { replies: [say.general.welcomeBack(context.person.name, say.general.menus[menuFor(context)])] }
    const school = await services.calendar.load()
    const contact = school.offices.registrar ?? say.general.academicAffairs
    return {
      replies: [say.general.welcome(school.name), say.general.privacyNotice(school.name, message.channel, contact)],
    }
  }

  async function mustBind({ say }: Context): Promise<Outcome> {
    const school = await services.calendar.load()
    return { replies: [say.general.mustBind(school.offices.registrar ?? say.general.academicAffairs)] }
  }

  function notForYou({ say }: Context, intent: Intent): Outcome {
    const askers = askersOf[intent]
    return { replies: [say.general.notForYou(Array.isArray(askers) ? say.binding.roleNames(askers) : '')] }
  }

  /** Earlier answers that may not have arrived: their outcome is said first. */
  async function uncertain({ conversation, say }: Context): Promise<Reply[]> {
    if (conversation.uncertain.length === 0) return []
    const unheard = await inbox.model
      .find({ _id: { $in: conversation.uncertain } })
      .sort({ order: 1 })
      .lean()
    return unheard.flatMap(({ answer }) => {
      const [reply] = answer?.replies ?? []
      const outcome = reply?.title ?? reply?.lines.find((line) => typeof line === 'string')
      return outcome ? [say.general.maybeUnheard(outcome)] : []
    })
  }

  /** In a group nothing personal is said, and nothing at all unless we are spoken to. */
  async function respondInGroup(message: Received): Promise<Answer> {
    const { content } = message
    const none: Answer = { replies: [], tellsOutcome: false }
    const say = wordingIn['zh-TW']
    if (content.kind === 'arrived') return { replies: [say.general.groupHello()], tellsOutcome: false }
    const spoken = content.kind === 'text' ? spokenTo(content.text) : undefined
    if (spoken === undefined) return none
    const meaning: Meaning = understand(spoken)
    const isPublic = meaning.intent === 'rule.ask' || meaning.intent === 'deadline.ask'
    if (!isPublic) return { replies: [say.general.askInPrivate()], tellsOutcome: false }
    const context = await strangerIn(message)
    return { replies: (await handlers[meaning.intent](context, { slots: meaning.slots })).replies, tellsOutcome: false }
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
      say: wordingIn['zh-TW'],
      conversation: { _id: '', order: 0, answered: [], uncertain: [] },
      services,
      openFile: () => Promise.reject(new Error('no files in groups')),
    }
  }
}
