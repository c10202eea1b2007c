import { randomBytes } from 'node:crypto'
import type { DateTime } from 'luxon'
import type { BoundContext, Context, Given, NetworkFacts, Outcome } from '../handlers/context.ts'
import { actsForStudent, isBound } from '../handlers/context.ts'
import { beginWithFile } from '../handlers/dialogues/handIn.ts'
import { handInForm } from '../handlers/dialogues/handInForm.ts'
import { fileUnsent } from '../handlers/fileUnsent.ts'
import { forWhom, whoseIsIt, whoseMeant } from '../handlers/forStudent.ts'
import { menuFor } from '../handlers/help.ts'
import { acts, handlers, turns } from '../handlers/index.ts'
import { linkByCode } from '../handlers/linkByCode.ts'
import { keptKinds, takeOfficeFile } from '../handlers/officeImport.ts'
import { welcome, welcomeAfter } from '../handlers/welcome.ts'
import { askersOf, mayAsk, underGrant } from '../identity/mayAsk.ts'
import { errorFacts } from '../log.ts'
import type { Services } from '../services.ts'
import { goOn } from './dialogue.ts'
import type { Answer } from './inbox.ts'
import type { Intent, Meaning, Slots } from './intent.ts'
import { type Content, type Press, privateChatOf, type Received, type Reply, type SentFile } from './message.ts'
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

/** What whoever certifies asks, in a teacher's place too. */
const ofCertifiers: readonly Intent[] = ['certification.pending', 'certification.approve', 'certification.return']

/** Where a reason or another text is awaited, only these words stop: 「按錯了」 is a reason. */
const plainCancel = /^\s*(?:算了|取消|先不要|不用了|停|cancel|never ?mind|stop)[\s。．.!！~～吧啦了]*$/iu
const awaitingReason = ['returnReason', 'takeBackReason', 'meeting', 'training', 'counselling']

/** Where the parts of a form or a school number are awaited, 「英文演講」 and 「TQ123456」 are what they say, unless they are said to be commands. */
const awaitingParts = ['diverse', 'transferWho', 'findHolder', 'grant', 'appointment', 'proxyName', 'proxyTarget']
const likeParts: readonly Intent[] = ['language.set', 'account.bind']
const plainCommand = /^\s*(?:綁定|bind\b|(?:請|可以)?(?:說|講|用|改用|換成|改成)|(?:please )?(?:speak|switch|use)\b)/iu

const isPart = (dialogue: string, { intent }: Meaning, text: string) =>
  awaitingParts.includes(dialogue) && likeParts.includes(intent) && !plainCommand.test(text)

const isCancel = (dialogue: string, { intent }: Meaning, text: string) =>
  intent === 'dialogue.cancel' && (!awaitingReason.includes(dialogue) || plainCancel.test(text))

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
        return content.typed === undefined
          ? pressed(context, content.press)
          : typed(context, content.press, content.typed)
      case 'handIn':
        return { outcome: await formSent(context, content) }
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
    const isShort = text.trim().length <= maxAsideCharacters || secret
    const aside = asides.includes(meaning.intent) && isShort && !(dialogue && isPart(dialogue.name, meaning, text))
    if (dialogue && isBound(context) && !aside && !isCancel(dialogue.name, meaning, text)) {
      const turned = await turns[dialogue.name]?.(context, dialogue, { kind: 'text', text, meaning })
      if (turned && turned !== 'pass') return { outcome: turned }
    }
    return { outcome: await dispatch(context, meaning), ...(secret ? { secret } : {}) }
  }

  async function pressed(
    context: Context,
    press: Press,
  ): Promise<{ outcome: Outcome; answered?: string; secret?: boolean }> {
    const { say, conversation } = context
    switch (press.kind) {
      case 'intent':
        return { outcome: await dispatch(context, press, press.request), ...(press.slots.code ? { secret: true } : {}) }
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

  /** What is typed into a field answers the question it belongs to, whatever else it might mean. */
  async function typed(context: Context, press: Press, text: string): Promise<{ outcome: Outcome; answered?: string }> {
    const { conversation } = context
    const chosen = await pressed(context, press)
    const dialogue = chosen.outcome.dialogue === undefined ? conversation.dialogue : chosen.outcome.dialogue
    const isAsked = press.kind === 'answer' && conversation.dialogue?.id === press.dialogue
    if (!dialogue || !isAsked || !isBound(context)) return chosen
    const inDialogue = { ...context, conversation: { ...conversation, dialogue } }
    const given: Given = { kind: 'text', text, meaning: understand(text) }
    const turned = await turns[dialogue.name]?.(inDialogue, dialogue, given)
    if (!turned || turned === 'pass') return chosen
    return { outcome: { dialogue, ...turned }, ...(turned.dialogue === null ? { answered: dialogue.id } : {}) }
  }

  /** A form is judged as its dialogue is. */
  async function formSent(context: Context, form: Extract<Content, { kind: 'handIn' }>): Promise<Outcome> {
    return isBound(context) && mayAsk('artifact.submit', context.person, actsForStudent(context))
      ? handInForm(context, form)
      : dispatch(context, { intent: 'artifact.submit', slots: {} })
  }

  async function fileSent(context: Context, file: SentFile): Promise<Outcome> {
    if (!isBound(context)) return mustBind(context)
    if (!mayAsk('artifact.submit', context.person, actsForStudent(context))) {
      if (keptKinds(context).length > 0) return (await turnedByFile(context, file)) ?? takeOfficeFile(context, file)
      return context.wards.length > 0 ? whoseIsIt(context) : { replies: [context.say.general.filesAreForStudents()] }
    }
    return (await turnedByFile(context, file)) ?? beginWithFile(context, file)
  }

  async function turnedByFile(context: BoundContext, file: SentFile): Promise<Outcome | undefined> {
    const { dialogue } = context.conversation
    const turned = dialogue ? await turns[dialogue.name]?.(context, dialogue, { kind: 'file', file }) : undefined
    return turned === 'pass' ? undefined : turned
  }

  async function dispatch(
    context: Context,
    { intent, slots }: { intent: Intent; slots: Slots },
    request?: string,
  ): Promise<Outcome> {
    const forStudent = actsForStudent(context)
    if (!mayAsk(intent, context.person, forStudent) && !(await isProxysToAsk(intent, context))) {
      return isBound(context) ? notForYou(context, intent) : mustBind(context)
    }
    const outcome = await handlers[intent](context, { slots, ...(request === undefined ? {} : { request }) })
    return underGrant.includes(intent) ? { ...outcome, replies: [...forWhom(context), ...outcome.replies] } : outcome
  }

  async function arrived(context: Context): Promise<Outcome> {
    const { say } = context
    if (isBound(context))
      return { replies: [say.general.welcomeBack(context.person.name, say.general.menus[menuFor(context)])] }
    return { replies: await welcome(context) }
  }

  async function mustBind({ say }: Context): Promise<Outcome> {
    const school = await services.calendar.load()
    return { replies: [say.general.mustBind(school.offices.registrar ?? say.general.academicAffairs)] }
  }

  /** Whoever certifies in a teacher's place asks what teachers ask of it. Source. */
  async function isProxysToAsk(intent: Intent, { person }: Context): Promise<boolean> {
    return person !== undefined && ofCertifiers.includes(intent) && services.certifiers.isProxy(person._id)
  }

  async function notForYou(context: BoundContext, intent: Intent): Promise<Outcome> {
    const { say, person } = context
    if (person.roles.includes('guardian') && underGrant.includes(intent)) return whoseIsIt(context)
    const askers = askersOf[intent]
    return { replies: [say.general.notForYou(typeof askers === 'string' ? [] : askers)] }
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

  /** In a group nothing personal is said, and nothing at all unless we are spoken to. */
  async function respondInGroup(message: Received): Promise<Answer> {
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
      networks: deps.networks,
      openFile: () => Promise.reject(new Error('no files in groups')),
    }
  }
}
