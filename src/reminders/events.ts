import { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import type { Certifiers } from '../portfolio/certifiers.ts'
import type { Entry, EntryAct } from '../portfolio/entry.ts'
import type { TellLocked } from '../portfolio/selectionSettle.ts'
import type { Tell } from '../portfolio/settle.ts'
import type { Acting } from '../school/acting.ts'
import type { Outbox } from './outbox.ts'

/**
 * Who is told of an act on an entry, at once: whoever certifies it of a request, the student of a decision, 教務處 of a
 * return that is final. Source.
 */
export function createTell(outbox: Outbox, certifiers: Certifiers, acting: Acting): Tell {
  return async function tell(entry: Entry, act: EntryAct) {
    const about = { entry: entry._id, round: act.round }
    const key = `${act.act}:${entry._id}:${act.round}`
    switch (act.act) {
      case 'send': {
        // A re-upload of what is certified asks nobody. Source: R-11.
        if (act.after?.state !== 'pending') return
        const asked = await certifiers.ofEntries([entry], DateTime.fromJSDate(act.at))
        for (const teacher of asked.get(entry._id) ?? []) {
          await outbox.queue(`${key}:${teacher}`, { person: teacher }, { kind: 'certification-request', ...about })
        }
        return
      }
      case 'certify':
      case 'return':
      case 'takeBack':
        await outbox.queue(key, { person: entry.student }, { kind: 'decision', ...about })
        if (act.act === 'return' && act.after?.final === true) await tellAcademicAffairs(key, about, act.at)
    }
  }

  async function tellAcademicAffairs(key: string, about: { entry: number; round: number }, at: Date): Promise<void> {
    for (const { _id } of await acting.onDuty('academic-director', DateTime.fromJSDate(at))) {
      await outbox.queue(`late:${key}:${_id}`, { person: _id }, { kind: 'late-return', ...about })
    }
  }
}

/** The student is told what the close has locked. Source: R-8. */
export function createTellLocked(outbox: Outbox): TellLocked {
  return ({ _id, student, round }) =>
    outbox.queue(`locked:${_id}:${round}`, { person: student }, { kind: 'selection-locked', selection: _id, round })
}

/**
 * A course has other teachers now: who came is asked to certify what waits, and both are told. Source: contract.md, courses.
 * The same import again tells nobody twice.
 */
export function createTeachersChanged(outbox: Outbox, entries: Model<Entry>) {
  return async function teachersChanged(course: string, before: string[], after: string[], by: string): Promise<void> {
    const came = after.filter((teacher) => !before.includes(teacher))
    const went = before.filter((teacher) => !after.includes(teacher))
    for (const teacher of [...came, ...went]) {
      const gained = came.includes(teacher)
      const key = `teachers:${course}:${by}:${teacher}`
      await outbox.queue(key, { person: teacher }, { kind: 'teacher-changed', course, gained })
    }
    for await (const entry of entries.find({ course, state: 'pending', hidden: false }).lean().cursor()) {
      for (const teacher of came) {
        const about = { entry: entry._id, round: entry.round }
        await outbox.queue(
          `send:${entry._id}:${entry.round}:${teacher}`,
          { person: teacher },
          { kind: 'certification-request', ...about },
        )
      }
    }
  }
}
