import { DateTime } from 'luxon'
import type { Ruleset } from './ruleset.ts'
import { dateOf, daysAfter, inSchoolZone, lastSecondOf } from './schoolTime.ts'
import type { Window } from './windows.ts'

/** When a student may confirm or dispute a receipt statement, or why the notice's window is too short for it. */
export type ReceiptWindow =
  | { allowed: true; opensAt: DateTime<true>; closesAt: DateTime<true> }
  | { allowed: false; reason: 'underMinimum'; days: number; minimumDays: number }

/**
 * The days that a window is open, the day on which it opens counted whole.
 * Unit: days, with fractions where it closes within a day.
 */
export const daysOpen = (opensAt: DateTime, closesAt: DateTime) =>
  inSchoolZone(closesAt).plus({ seconds: 1 }).diff(inSchoolZone(opensAt).startOf('day'), 'days').days

/**
 * The window of a receipt statement that was imported at `importedAt`: as the notice says, and never before the import;
 * where no notice sets a close, to the end of the seventh day after it. A notice that leaves under three days is refused.
 * Source: R-10, §六(三).
 */
export function receiptWindow(importedAt: DateTime, announced: Window, { receipt }: Ruleset): ReceiptWindow {
  const imported = inSchoolZone(importedAt)
  const opensAt = announced.opensAt && announced.opensAt > imported ? announced.opensAt : imported
  const closesAt = announced.closesAt ?? lastSecondOf(daysAfter(dateOf(opensAt), receipt.days.value))
  const days = daysOpen(opensAt, closesAt)
  const minimumDays = receipt.minimumDays.value
  if (days < minimumDays) return { allowed: false, reason: 'underMinimum', days: Math.max(0, days), minimumDays }
  return { allowed: true, opensAt, closesAt }
}

/**
 * When the investigation of a disputed receipt statement falls due: the end of the third day after the report.
 * Unit: instant, Asia/Taipei. Source: R-10 (三日內查明).
 */
export const investigationDue = (disputedAt: DateTime, { receipt }: Ruleset) =>
  lastSecondOf(daysAfter(dateOf(disputedAt), receipt.daysToInvestigate.value))

/**
 * Until when a student whose report turned out to be unfounded may check again: as before, and never under the days that
 * everybody has.
 * Unit: instant, Asia/Taipei. Source: R-10 (the student checks again; never under three days).
 */
export const reopenedUntil = (until: DateTime, resolvedAt: DateTime, { receipt }: Ruleset) =>
  DateTime.max(inSchoolZone(until), lastSecondOf(daysAfter(dateOf(resolvedAt), receipt.minimumDays.value)))
