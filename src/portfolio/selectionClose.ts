import type { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import { phase } from '../regulation/phase.ts'
import type { Calendar, School } from '../school/calendar.ts'
import type { People } from '../school/people.ts'
import type { Person } from '../school/person.ts'
import type { Selection } from './selection.ts'
import { closedGroups, closingGroupOf, selectionRules } from './selectionRules.ts'
import type { SettleSelection } from './selectionSettle.ts'
import { locked, writeSelection } from './selectionWrite.ts'

/** Locks what is ticked where the window has closed; the result is how many selections. */
export type LockClosed = (now: DateTime) => Promise<number>

interface LockClosedDeps {
  model: Model<Selection>
  people: People
  calendar: Calendar
  settle: SettleSelection
}

const closing = { by: 'system', as: 'system', via: 'job' } as const

/**
 * Makes the lock of the close a fact; to the rules a closed window is one already, so that nothing hangs on the hour at
 * which this is done. A message that came before the close and is answered after it changes the selection all the same, and
 * the next time locks it anew. Where a notice moves the close later, what the close had locked can be changed until then.
 * The cost follows what is to be locked: a selection names the group of students that it closes with.
 * Source: R-8 (what is ticked at the close counts), §六(一), 表一, 表二; contract.md (for every window …).
 */
export function createLockClosed({ model, people, calendar, settle }: LockClosedDeps): LockClosed {
  return async function lockClosed(now) {
    const school = await calendar.load()
    const due = await model.find({ closesWith: { $in: closedGroups(school, now) } }).lean()
    const students = await people.byId(due.map(({ student }) => student))
    let count = 0
    for (const selection of due) {
      const student = students.get(selection.student)
      if (student && (await lockIfClosed(selection, student, school, now))) count += 1
    }
    return count
  }

  /** One that another process writes to meanwhile is left to the next time. */
  async function lockIfClosed(selection: Selection, student: Person, school: School, now: DateTime): Promise<boolean> {
    const { _id, year, kind, ticked, round } = selection
    const { window } = selectionRules(school, student, year, kind, now)
    if (!window.closesAt || phase(window, now) !== 'closed') {
      // The student has moved to a grade or division whose window is still open.
      await model.updateOne({ _id, round }, { $set: { closesWith: closingGroupOf(student, selection) } })
      return false
    }
    if (ticked.length === 0) {
      await model.updateOne({ _id, round }, { $unset: { closesWith: 1 } })
      return false
    }
    const next = locked(selection, 'close', window.closesAt)
    const written = await writeSelection(model, next, [{ act: 'lock', entries: ticked, actor: closing, now }])
    if (written) await settle(_id)
    return written !== undefined
  }
}
