import type { DateTime } from 'luxon'
import { daysLeft } from './daysLeft.ts'
import { isPast } from './schoolTime.ts'

/** How pressing a duty is. A late certification is still possible until certification closes. */
export type DueStatus = 'late' | 'today' | 'tomorrow' | 'later'

/** How pressing a duty is that falls due at an instant. Source, §五(三)2, 表一. */
export function dueStatus(dueAt: DateTime, now: DateTime): DueStatus {
  if (isPast(dueAt, now)) return 'late'
  const days = daysLeft(dueAt, now)
  if (days === 0) return 'today'
  return days === 1 ? 'tomorrow' : 'later'
}
