import { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import { certificationDue } from '../regulation/certificationDue.ts'
import { zone } from '../regulation/schoolTime.ts'
import { yearOf } from '../regulation/term.ts'
import type { School } from '../school/calendar.ts'
import type { People } from '../school/people.ts'
import type { WindowsMoved } from '../school/windowChange.ts'
import type { Entry } from './entry.ts'
import { termRules } from './terms.ts'

/** Has what waits for teachers fall due by the windows that moved; doing it again changes nothing. */
export type MoveDues = (moved: Pick<WindowsMoved, 'at' | 'changes'>) => Promise<void>

/**
 * What waits was due by the certification close that was known when it was sent; where that close moves, it is due by the
 * new one. What is decided stays as it was judged.
 *
 * Source, §四.
 */
export function createMoveDues(entries: Model<Entry>, people: People, loadSchool: () => Promise<School>): MoveDues {
  return async function moveDues({ at, changes }) {
    const certification = changes.filter(({ operation }) => operation === 'certification')
    const terms = [...new Set(certification.map(({ scope }) => String(scope)))]
    if (terms.length === 0) return
    const now = DateTime.fromJSDate(at, { zone })
    const school = await loadSchool()
    const years = [...new Set(terms.map(yearOf))]
    const waiting = await entries
      .find({ year: { $in: years }, kind: 'course', state: 'pending', term: { $in: terms } })
      .lean()
    const students = await people.byId(waiting.map(({ student }) => student))
    for (const { _id, round, student: id, term, sentAt, dueAt } of waiting) {
      const student = students.get(id)
      if (!student || !term || !sentAt) continue
      const rules = termRules(school, student, term, now)
      const due = certificationDue(DateTime.fromJSDate(sentAt), rules.certification, rules.ruleset).toJSDate()
      // Whoever sends it anew meanwhile has it due by the windows as they are now.
      if (due.getTime() !== dueAt?.getTime()) await entries.updateOne({ _id, round }, { $set: { dueAt: due } })
    }
  }
}
