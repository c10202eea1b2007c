import type { Writable } from 'node:stream'
import { DateTime } from 'luxon'
import { dateOf } from '../regulation/schoolTime.ts'
import type { MovedEffect } from '../reminders/movedEffect.ts'
import { type SchoolChange, type SchoolPlan, type SchoolValue, shownTogether } from '../school/planSchool.ts'
import { printLine } from './output.ts'

/** What a file changes, line by line: dates, windows, reminders, who is told, and what changes later of itself. */
export function showPlan(
  { changes, affected, ahead }: SchoolPlan,
  { reminders, students, teachers, guardians }: MovedEffect,
  isDryRun: boolean,
  out: Writable,
): void {
  for (const change of changes) printLine(out, changeText(change))
  for (const { operation, scope, before, after } of reminders)
    printLine(out, `reminders:${operation} ${scope}: ${daysText(before)} → ${daysText(after)}`)
  for (const { grade, division, count } of students)
    printLine(out, `told: ${counted(count, 'student')} of grade ${grade}, ${division}`)
  if (teachers > 0) printLine(out, `told: ${counted(teachers, 'teacher')}`)
  if (guardians > 0) printLine(out, `told: ${counted(guardians, 'guardian')}`)
  for (const { at, changes: moved } of ahead)
    for (const change of shownTogether(moved)) printLine(out, `from ${dayOf(at)}: ${changeText(change)}`)
  const note = isDryRun ? ' Nothing was written (--dry-run).' : ''
  printLine(
    out,
    `${counted(changes.length, 'change')}; a window moves for ${affected.length} enrolled students.${note}`,
  )
}

const changeText = ({ what, before, after }: SchoolChange) => `${what}: ${valueText(before)} → ${valueText(after)}`

const counted = (count: number, what: string) => `${count} ${count === 1 ? what : `${what}s`}`

const dayOf = (instant: Date) => dateOf(DateTime.fromJSDate(instant))

const daysText = (days: readonly string[]) => days.join(', ') || '–'

function valueText(value: SchoolValue | null): string {
  if (value === null) return '–'
  if (typeof value === 'string') return value
  if ('opens' in value && 'closes' in value && !('id' in value))
    return `${value.opens ?? '?'} to ${value.closes ?? '?'}`
  return JSON.stringify(value)
}
