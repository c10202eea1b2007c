import type { ItemStanding, ReceiptItem } from './receipt.ts'
import type { StatementLine } from './statementFile.ts'
import type { Comparison, SubmissionKind, SubmittedItem, SubmittedStudent } from './submission.ts'

/** A statement compared with what was submitted, in all and student by student. */
export interface Compared {
  comparison: Comparison
  items: Map<string, ReceiptItem[]>
}

/**
 * Compares what arrived with what was submitted, item by item: an entry by all of its files, a record by its line's MD5.
 * An entry without files has arrived where the statement names it at all. Source: R-10, §六(三).
 */
export function compareStatement(
  what: SubmissionKind,
  submitted: readonly SubmittedStudent[],
  lines: readonly StatementLine[],
): Compared {
  const mayLackMd5 = what === 'course-outcomes' || what === 'diverse'
  const arrived = new Map<number, StatementLine[]>()
  for (const line of lines) arrived.set(line.key, [...(arrived.get(line.key) ?? []), line])
  const items = new Map<string, ReceiptItem[]>()
  const keys = new Set<number>()
  const by: Record<ItemStanding, number[]> = { matched: [], missing: [], changed: [], extra: [] }
  const put = (student: string, item: ReceiptItem) => {
    by[item.standing].push(item.key)
    items.set(student, [...(items.get(student) ?? []), item])
  }
  for (const { student, items: held } of submitted) {
    for (const item of held) {
      keys.add(item.key)
      const standing = standingOf(item, student, arrived.get(item.key) ?? [], mayLackMd5)
      put(student, { key: item.key, about: item.about, standing })
    }
  }
  for (const [key, [line]] of arrived) {
    if (line && !keys.has(key)) put(line.student, { key, about: '', standing: 'extra' })
  }
  const sorted = (standing: ItemStanding) => by[standing].sort((a, b) => a - b)
  return {
    comparison: {
      matched: by.matched.length,
      missing: sorted('missing'),
      extra: sorted('extra'),
      changed: sorted('changed'),
    },
    items,
  }
}

function standingOf(
  item: SubmittedItem,
  student: string,
  lines: readonly StatementLine[],
  mayLackMd5: boolean,
): ItemStanding {
  if (lines.length === 0) return 'missing'
  if (lines.some((line) => line.student !== student)) return 'changed'
  if (item.files.length === 0) {
    return lines.every(({ md5 }) => (md5 === '' ? mayLackMd5 : md5 === item.line)) ? 'matched' : 'changed'
  }
  const hasArrived = ({ path, md5 }: SubmittedItem['files'][number]) =>
    lines.some((line) => line.file === path && line.md5 === md5)
  const isKnown = ({ file }: StatementLine) => item.files.some(({ path }) => path === file)
  return item.files.every(hasArrived) && lines.every(isKnown) ? 'matched' : 'changed'
}
