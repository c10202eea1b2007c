import type { DateTime } from 'luxon'
import type { Ruleset } from './ruleset.ts'
import { inSchoolZone } from './schoolTime.ts'
import type { Window } from './windows.ts'

/**
 * The instant until which a teacher should have decided an entry that was sent at `sentAt`: seven days later to the second,
 * and never after certification closes, where that is known.
 * Unit: instant, Asia/Taipei. Source, §五(三)2, 表一 (一週內完成認證).
 */
export function certificationDue(sentAt: DateTime, window: Pick<Window, 'closesAt'>, ruleset: Ruleset): DateTime<true> {
  const due = inSchoolZone(sentAt).plus({ days: ruleset.course.daysToCertify.value })
  return window.closesAt && window.closesAt < due ? window.closesAt : due
}
