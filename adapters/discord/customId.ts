import { cut } from '../../src/conversation/fitting.ts'
import type { Press } from '../../src/conversation/message.ts'
import { decodePress, encodePress } from '../../src/conversation/press.ts'
import { maxCustomId } from './limits.ts'

/** What a component stands for when it is used. A button of a field opens a form, without a look-up. */
export type Used = { press: Press } | { field: Press; hint: string }

const fieldMark = '1w'

/** The id of a button: the press itself. Shape: at most 100 characters, its version first. */
export const pressId = encodePress

/** The id of a button that asks for text; an ordinary one where mark and press do not fit together. */
export function fieldId(press: Press, hint: string): string {
  const data = encodePress(press)
  const id = `${fieldMark}${data}`
  if (id.length > maxCustomId || data.includes('\n')) return data
  const room = maxCustomId - id.length - 1
  return room < 2 ? id : `${id}\n${cut(hint, room)}`.trimEnd()
}

/** The list's own id says nothing: each of its options is a press. */
export const listId = (index: number) => `1s${index}`

/** What was used, by its id; undefined where no version of ours ever wrote it. */
export function decodeId(id: string): Used | undefined {
  const [head = '', ...hint] = id.split('\n')
  const isField = head.startsWith(fieldMark)
  const press = decodePress(isField ? head.slice(fieldMark.length) : id)
  if (!press) return undefined
  return isField ? { field: press, hint: hint.join(' ') } : { press }
}
