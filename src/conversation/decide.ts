import type { BoundContext, Context, Given, Outcome } from '../handlers/context.ts'
import { actsForStudent, isBound } from '../handlers/context.ts'
import { beginWithFile } from '../handlers/dialogues/handIn.ts'
import { handInForm } from '../handlers/dialogues/handInForm.ts'
import { fileUnsent } from '../handlers/fileUnsent.ts'
import { forWhom, whoseIsIt } from '../handlers/forStudent.ts'
import { menuFor } from '../handlers/help.ts'
import { acts, handlers, turns } from '../handlers/index.ts'
import { keptKinds, takeOfficeFile } from '../handlers/officeImport.ts'
import { welcome } from '../handlers/welcome.ts'
import { askersOf, mayAsk, underGrant } from '../identity/mayAsk.ts'
import type { Services } from '../services.ts'
import type { Intent, Slots } from './intent.ts'
import { isCode, isForQuestion } from './isForQuestion.ts'
import type { Content, Press, SentFile } from './message.ts'
import { understand } from './understanding/understand.ts'

/** More than any network takes at once; a longer text is not read. */
const maxTextCharacters = 5000
/** What whoever certifies asks, in a teacher's place too. */
const ofCertifiers: readonly Intent[] = ['certification.pending', 'certification.approve', 'certification.return']

/** What a message in private leads to. */
export interface Decision {
  outcome: Outcome
  /** The question that it closed. */
  answered?: string
  /** It held a binding code. */
  secret?: boolean
}

/**
 * Works out what a message means where it was said: an answer to the open question, an act, or something asked; and has it
 * done by whoever may.
 */
export function createDecide({ accounts, calendar, certifiers }: Services): (context: Context) => Promise<Decision> {
  return decide

  async function decide(context: Context): Promise<Decision> {
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

  async function readText(context: Context, text: string): Promise<Decision> {
    const meaning = understand(text)
    const { dialogue } = context.conversation
    if (dialogue && isBound(context) && isForQuestion(dialogue, meaning, text)) {
      const turned = await turns[dialogue.name]?.(context, dialogue, { kind: 'text', text, meaning })
      if (turned && turned !== 'pass') return { outcome: turned }
    }
    return { outcome: await dispatch(context, meaning), ...(isCode(meaning) ? { secret: true } : {}) }
  }

  async function pressed(context: Context, press: Press): Promise<Decision> {
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
  async function typed(context: Context, press: Press, text: string): Promise<Decision> {
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
    const school = await calendar.load()
    return { replies: [say.general.mustBind(school.offices.registrar ?? say.general.academicAffairs)] }
  }

  /** Whoever certifies in a teacher's place asks what teachers ask of it. Source. */
  async function isProxysToAsk(intent: Intent, { person }: Context): Promise<boolean> {
    return person !== undefined && ofCertifiers.includes(intent) && certifiers.isProxy(person._id)
  }

  async function notForYou(context: BoundContext, intent: Intent): Promise<Outcome> {
    const { say, person } = context
    if (person.roles.includes('guardian') && underGrant.includes(intent)) return whoseIsIt(context)
    const askers = askersOf[intent]
    return { replies: [say.general.notForYou(typeof askers === 'string' ? [] : askers)] }
  }
}
