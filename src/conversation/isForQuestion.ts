import type { Dialogue } from './dialogue.ts'
import type { Intent, Meaning } from './intent.ts'

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

/** Where a reason or another text is awaited, only these words stop: 「按錯了」 is a reason. */
const plainCancel = /^\s*(?:算了|取消|先不要|不用了|停|cancel|never ?mind|stop)[\s。．.!！~～吧啦了]*$/iu
const awaitingReason = ['returnReason', 'takeBackReason', 'meeting', 'training', 'counselling']

/** Where the parts of a form or a school number are awaited, 「英文演講」 and 「TQ123456」 are what they say, unless they are said to be commands. */
const awaitingParts = [
  ...['diverse', 'transferWho', 'findHolder', 'grant', 'appointment', 'proxyName', 'proxyTarget'],
  ...['counselling', 'meeting'],
]
const likeParts: readonly Intent[] = ['language.set', 'account.bind']
const plainCommand = /^\s*(?:綁定|bind\b|(?:請|可以)?(?:說|講|用|改用|換成|改成)|(?:please )?(?:speak|switch|use)\b)/iu

const isPart = (dialogue: string, { intent }: Meaning, text: string) =>
  awaitingParts.includes(dialogue) && likeParts.includes(intent) && !plainCommand.test(text)

const isCancel = (dialogue: string, { intent }: Meaning, text: string) =>
  intent === 'dialogue.cancel' && (!awaitingReason.includes(dialogue) || plainCancel.test(text))

/** Whether a text answers the open question; else it is an aside, or stops it. A binding code is an aside, however long. */
export function isForQuestion({ name }: Pick<Dialogue, 'name'>, meaning: Meaning, text: string): boolean {
  const isShort = text.trim().length <= maxAsideCharacters || isCode(meaning)
  const isAside = asides.includes(meaning.intent) && isShort && !isPart(name, meaning, text)
  return !isAside && !isCancel(name, meaning, text)
}

/** Whether a text gives a binding code: such a text is kept nowhere. */
export const isCode = ({ intent, slots }: Meaning) => intent === 'account.bind' && slots.code !== undefined
