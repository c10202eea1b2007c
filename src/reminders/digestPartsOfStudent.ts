import type { Scope } from '../portfolio/schedule.ts'
import type { Operation } from '../regulation/operation.ts'
import { type Around, entriesOf } from './digestAround.ts'
import type { DigestPart, NamedEntry } from './digestPart.ts'
import { openEntry } from './load/entries.ts'
import { selecting } from './load/unused.ts'
import { isOpenUnused, windowToAnswer, windowUnused } from './plan/openMatters.ts'

/** Each close has a sentence of its own. */
export async function ofStudentEntries(
  kind: 'draft-unsent' | 'returned',
  ids: readonly number[],
  whose: string | undefined,
  around: Around,
): Promise<DigestPart[]> {
  const about = await studentOf(whose, around)
  if (!about) return []
  const { student, named } = about
  const { found, nameOf } = await entriesOf(ids, around)
  const state = kind === 'draft-unsent' ? 'draft' : 'returned'
  const byClose = new Map<number, Extract<DigestPart, { entries: unknown }> & { entries: NamedEntry[] }>()
  for (const entry of found.filter((each) => each.state === state && each.student === student._id)) {
    const window = windowToAnswer(openEntry(entry), student, around.windows, around.now)
    if (!window) continue
    const { closesAt: due, source } = window
    const part = byClose.get(due?.toMillis() ?? 0) ?? { kind, entries: [], source, ...named, ...(due ? { due } : {}) }
    part.entries.push({ id: entry._id, course: nameOf(entry) })
    byClose.set(due?.toMillis() ?? 0, part)
  }
  return [...byClose.values()]
}

export async function ofWindow(
  kind: 'window-closing' | 'unselected',
  about: string,
  whose: string | undefined,
  around: Around,
): Promise<DigestPart[]> {
  const { now, windows } = around
  const found = await studentOf(whose, around)
  if (!found) return []
  const { student, named } = found
  const { operation, scope } = windowNamed(about)
  const unused = { operation, scope, student: student._id }
  const window = windowUnused(unused, student, windows)
  const isComing = window.opensAt !== undefined && window.opensAt > now
  if (!(isComing || isOpenUnused(unused, student, windows, now)) || (await hasUsed(unused, around))) return []
  const { closesAt: due, source } = window
  return [{ kind, operation, scope, source, ...named, ...(due ? { due } : {}) }]
}

function windowNamed(about: string): { operation: Operation; scope: Scope } {
  const at = about.indexOf(':')
  const scope = about.slice(at + 1)
  return { operation: about.slice(0, at) as Operation, scope: scope.includes('-') ? scope : Number(scope) }
}

async function hasUsed(
  { operation, scope, student }: { operation: Operation; scope: Scope; student: string },
  { sources }: Around,
): Promise<boolean> {
  if (operation === 'course-upload' || operation === 'diverse-upload') {
    const kind = operation === 'course-upload' ? 'course' : 'diverse'
    return (await sources.entries.exists({ student, kind, period: String(scope), hidden: false })) !== null
  }
  const kind = operation === 'course-selection' ? 'course' : 'diverse'
  return (await selecting({ kind, year: Number(scope) }, sources, [student])).length === 0
}

export async function ofReceipt(submission: number, whose: string | undefined, around: Around): Promise<DigestPart[]> {
  const about = await studentOf(whose, around)
  if (!about) return []
  const open = await around.sources.openReceipts?.(around.now, [about.student._id])
  const receipt = open?.find((each) => each.submission === submission && each.student === about.student._id)
  return receipt ? [{ kind: 'unconfirmed', count: 1, due: receipt.until, ...about.named }] : []
}

/** The student whom a line is about: whoever is told, or for whom a guardian is told as long as the grant lasts. */
async function studentOf(student: string | undefined, { person, now, sources }: Around) {
  if (student === undefined) return { student: person, named: {} }
  const guardians = await sources.guardiansOf?.([student], now)
  const found = guardians?.get(student)?.includes(person._id) ? await sources.people.get(student) : undefined
  return found && { student: found, named: { student: found.name } }
}
