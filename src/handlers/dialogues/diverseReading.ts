import type { DiverseCategory } from '../../regulation/diverseCategory.ts'
import { type DiverseField, fieldsOf } from '../../regulation/diverseForm.ts'
import { judgeValue, readDate, type ValueVerdict } from '../../regulation/diverseValue.ts'
import { codeMeant, labelsOf } from './diverseNamed.ts'
import { cutAtLabels } from './labelledText.ts'

/** A value that its field cannot take. */
export interface RefusedValue {
  field: DiverseField
  typed: string
  why: Extract<ValueVerdict, { refused: string }>['refused']
}

/** What a message says of one diverse performance. */
export interface Reading {
  values: Record<string, string>
  /** Optional fields that were said to hold nothing. */
  emptied: string[]
  description?: string
  link?: string
  refused: RefusedValue[]
  /** What no field was free for. */
  left: string[]
}

const nothing = /^(?:無|沒有|不填|none|n\/a|-)$/i
const plainLink = /(?:https?:\/\/|www\.)\S+/i

/**
 * Reads several fields out of one message: what stands behind a label (「獎項：佳作」) is that field's; the rest is taken in the
 * order of the form, dates, numbers and codes by what they are, so that one that is left out shifts nothing. `asking` is the
 * field just asked for; a field that is not `open` is only filled by its label.
 * Source.
 */
export function readDiverse(
  text: string,
  category: DiverseCategory,
  open: readonly string[],
  asking: string | undefined,
): Reading {
  const fields = fieldsOf(category)
  const reading: Reading = { values: {}, emptied: [], refused: [], left: [] }
  let cursor = asking === undefined ? -1 : fields.findIndex(({ id }) => id === asking) - 1

  const segments = cutAtLabels(text, labelsOf(category), 'description')
  const isLabelled = segments.some(({ part }) => part !== undefined)
  // A description is all that was typed; only an address alone is rather the link.
  if (!isLabelled && asking === 'link') return { ...reading, link: text.trim() }
  if (!isLabelled && asking === 'description' && text.trim() !== plainLink.exec(text)?.[0]) {
    return { ...reading, description: text }
  }
  for (const { part, text: said } of segments) {
    if (part === 'description') reading.description = said
    else if (part === 'link') reading.link = said
    else if (part !== undefined) keep(part, said)
  }
  const rest = segments.flatMap(({ part, text: said }) => (part === undefined ? [withoutLink(said)] : []))
  const pieces = rest.flatMap((said) => piecesOf(said, free()))
  const asked = fields.find(({ id }) => id === asking)
  if (asked && pieces.length === 1 && segments.length === 1) answerAsked(asked, pieces[0] ?? '')
  else takeInOrder(pieces)
  return reading

  function free(): DiverseField[] {
    return fields.filter(
      ({ id }) => open.includes(id) && reading.values[id] === undefined && !reading.emptied.includes(id),
    )
  }

  /** A link needs no label. */
  function withoutLink(said: string): string {
    const found = plainLink.exec(said)
    if (!found || reading.link !== undefined) return said
    reading.link = found[0]
    return said.replace(found[0], ' ')
  }

  function keep(id: string, typed: string): void {
    const field = fields.find((each) => each.id === id)
    if (!field) return
    if (!field.required && nothing.test(typed.trim())) {
      reading.emptied.push(id)
      return
    }
    const verdict = valueIn(field, typed)
    if ('refused' in verdict) reading.refused.push({ field, typed, why: verdict.refused })
    else reading.values[id] = verdict.value
    cursor = fields.indexOf(field)
  }

  function answerAsked(field: DiverseField, typed: string): void {
    const other = free().find(({ id, type }) => id !== field.id && type === 'date')
    if (field.type === 'text' && other && readDate(typed) !== undefined) keep(other.id, typed)
    else keep(field.id, typed)
  }

  function takeInOrder(typed: string[]): void {
    const isFor = (type: DiverseField['type'], piece: string) =>
      free().some((field) => field.type === type && reads(field, piece))
    const texts = typed.filter((piece) => !(['date', 'number', 'code'] as const).some((type) => isFor(type, piece)))
    const numbers = typed.filter((piece) => isFor('number', piece))
    // As many as there must be leave the optional ones out.
    const isShort = { text: texts.length <= needed('text').length, number: numbers.length <= needed('number').length }
    for (const piece of typed) {
      const inOrder = [
        ...free().filter((field) => fields.indexOf(field) > cursor),
        ...free().filter((field) => fields.indexOf(field) <= cursor),
      ]
      const byForm = inOrder.filter((field) => field.type !== 'text' && reads(field, piece))
      const fits = byForm.find((field) => field.type !== 'number' || !isShort.number || field.required) ?? byForm[0]
      const field = fits ?? inOrder.find((each) => each.type === 'text' && (!isShort.text || isNeeded(each)))
      if (field) keep(field.id, piece)
      else reading.left.push(piece)
    }
  }

  function needed(type: DiverseField['type']): DiverseField[] {
    return free().filter((field) => field.type === type && isNeeded(field))
  }

  function isNeeded({ id, required }: DiverseField): boolean {
    return required || id === asking
  }
}

const valueIn = (field: DiverseField, typed: string): ValueVerdict =>
  judgeValue(field, field.type === 'code' ? (codeMeant(field.list, typed) ?? typed) : typed)

/** Whether a piece is plainly meant for a field that is no text: a code by its name, never by its number alone. */
const reads = (field: DiverseField, piece: string): boolean =>
  !(field.type === 'code' && /^\d+$/.test(piece)) && 'value' in valueIn(field, piece)

/** A text cut where people cut: at commas and line ends; at spaces only where that sets a date, a number or a code free. */
function piecesOf(said: string, free: DiverseField[]): string[] {
  const whole = said.trim()
  if (free.length === 1) return whole === '' ? [] : [whole]
  const pieces = whole.split(/[、，,;；|｜\n\t]+/).flatMap((piece) => betweenDates(piece.trim()))
  return pieces.filter((piece) => piece !== '').flatMap((piece) => wordsOf(piece, free))
}

/** 「10/1～10/3」 with their years are two dates. */
function betweenDates(piece: string): string[] {
  const [, from, to] = /^(.{6,}?)\s*(?:[~～至到–—]|\s-\s)\s*(.{6,})$/.exec(piece) ?? []
  return from && to && readDate(from) && readDate(to) ? [from, to] : [piece]
}

/** Words apart where one of them is a date, a number or a code; those of a Latin name stay together. */
function wordsOf(piece: string, free: DiverseField[]): string[] {
  const isLatin = (word: string) => /^[\p{Script=Latin}'’&.-]+$/u.test(word)
  const isFormed = (word: string) => free.some((field) => field.type !== 'text' && reads(field, word))
  const words = joined(piece.split(/\s+/), isLatin)
  if (!words.some(isFormed)) return [piece]
  const texts = words.filter((word) => !isFormed(word))
  const isCrowded = texts.length > free.filter(({ type }) => type === 'text').length
  return isCrowded ? joined(words, (word) => !isFormed(word)) : words
}

/** Neighbours that are alike, with the space between them. */
function joined(words: string[], isAlike: (word: string) => boolean): string[] {
  const parts: string[] = []
  for (const [at, word] of words.entries()) {
    const before = words[at - 1]
    if (before !== undefined && isAlike(before) && isAlike(word)) parts.push(`${parts.pop()} ${word}`)
    else parts.push(word)
  }
  return parts
}
