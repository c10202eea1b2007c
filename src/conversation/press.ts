import { type Intent, kinds, languages, type Slots, settings, statuses, topics } from './intent.ts'
import type { Press } from './message.ts'

/** What a press may take on the way: Discord's custom_id, and LINE's 300 bytes of postback data even if all of it is Chinese. */
export const maxPressCharacters = 100

const version = '1'

/** Buttons stay tappable for years: an intent may be added here, but a code is never changed or given away. */
const intentCodes: Record<Intent, string> = {
  help: 'he',
  'account.bind': 'ab',
  'account.unbind': 'au',
  'account.whoami': 'aw',
  'notification.settings': 'ns',
  'language.set': 'ls',
  'dialogue.cancel': 'dc',
  'rule.ask': 'ra',
  'deadline.ask': 'da',
  'quota.remaining': 'qr',
  'artifact.submit': 'us',
  'artifact.list': 'ul',
  'artifact.send': 'ud',
  'artifact.edit': 'ue',
  'artifact.withdraw': 'uw',
  'certification.nudge': 'cn',
  'selection.choose': 'sc',
  'selection.show': 'ss',
  'receipt.show': 'rs',
  'receipt.confirm': 'rc',
  'receipt.dispute': 'rd',
  'file.verify': 'fv',
  'certification.pending': 'cp',
  'certification.approve': 'ca',
  'certification.return': 'cr',
  'proxy.assign': 'pa',
  'class.progress': 'gp',
  'broadcast.deadline': 'bd',
  'task.list': 'tl',
  'submission.status': 'su',
  'counselling.record': 'co',
  unknown: 'un',
}

const slotCodes: Record<keyof Slots | 'request', string> = {
  kind: 'k',
  term: 't',
  status: 's',
  topic: 'o',
  code: 'c',
  target: 'g',
  reason: 'r',
  person: 'p',
  class: 'l',
  lang: 'n',
  action: 'a',
  request: 'q',
}

const closedSlots: Partial<Record<string, readonly string[]>> = {
  kind: kinds,
  status: statuses,
  topic: topics,
  lang: languages,
  action: settings,
}

const intentOf = new Map(Object.entries(intentCodes).map(([intent, code]) => [code, intent as Intent]))
const slotOf = new Map(Object.entries(slotCodes).map(([slot, code]) => [code, slot]))

// `|` stands between fields, so a `|` within one travels as `~1` and a `~` as `~0`.
const escapeField = (field: string) => field.replaceAll('~', '~0').replaceAll('|', '~1')
const unescapeField = (field: string) => field.replaceAll('~1', '|').replaceAll('~0', '~')

/**
 * A press as the opaque data that a network keeps in a button.
 *
 * Unit: at most 100 UTF-16 units.
 * @throws RangeError when it does not fit: long text belongs in the store, and its id in the press.
 */
export function encodePress(press: Press): string {
  const data = fieldsOf(press).map(escapeField).join('|')
  if (data.length > maxPressCharacters)
    throw new RangeError(`A press (${data.slice(0, 5)}) takes ${data.length} characters; ${maxPressCharacters} fit`)
  return data
}

/** The press that a button's data stands for; undefined where no version of ours ever wrote such data. */
export function decodePress(data: string): Press | undefined {
  const [head, ...fields] = data.split('|').map(unescapeField)
  const [first, second] = fields
  if (first === undefined) return undefined
  if (head === `${version}i`) return decodeIntent(first, fields.slice(1))
  if (head === `${version}a`) return { kind: 'act', act: first, args: fields.slice(1) }
  if (head === `${version}d` && second !== undefined && fields.length === 2)
    return { kind: 'answer', dialogue: first, value: second }
  return undefined
}

function fieldsOf(press: Press): string[] {
  switch (press.kind) {
    case 'intent': {
      const values = { ...press.slots, request: press.request }
      const slots = (Object.keys(slotCodes) as (keyof typeof values)[]).flatMap((slot) =>
        values[slot] === undefined ? [] : [`${slotCodes[slot]}${values[slot]}`],
      )
      return [`${version}i`, intentCodes[press.intent], ...slots]
    }
    case 'act':
      return [`${version}a`, press.act, ...press.args]
    case 'answer':
      return [`${version}d`, press.dialogue, press.value]
  }
}

function decodeIntent(code: string, fields: string[]): Press | undefined {
  const intent = intentOf.get(code)
  if (intent === undefined) return undefined
  const values: Record<string, string> = {}
  for (const field of fields) {
    const slot = slotOf.get(field.slice(0, 1))
    const value = field.slice(1)
    if (slot === undefined || closedSlots[slot]?.includes(value) === false) return undefined
    values[slot] = value
  }
  const { request, ...slots } = values
  return { kind: 'intent', intent, slots: slots as Slots, ...(request === undefined ? {} : { request }) }
}
