import { type Connection, type Model, Schema } from 'mongoose'
import type { Notice } from '../regulation/notice.ts'
import type { SchoolCalendar } from '../regulation/rulebook.ts'
import type { Ruleset } from '../regulation/ruleset.ts'
import { rulesets } from '../regulation/rulesets/index.ts'
import type { Term } from '../regulation/term.ts'
import { actFields, type NewAct, type SchoolRecord } from './record.ts'
import type { Role } from './roles.ts'
import type { WindowsMoved } from './windowChange.ts'

/** Days without school, both included: ISO dates. */
export interface Holiday {
  from: string
  to: string
}

/** What the school says of itself: its name, whom to ask, and its dates. */
export interface School {
  name: string
  /** The official six digits. */
  code: string
  website: string
  /** Whom answers name, by role: 「教務處註冊組，分機 000」. */
  offices: Partial<Record<Role, string>>
  holidays: readonly Holiday[]
  calendar: SchoolCalendar
  /** The id of the latest ruleset that the school has put in force. */
  ruleset: string
  /** The versions of the rules that there are; absent: the product's. */
  rulesets?: readonly Ruleset[]
  /** The store holds the demo school, for good. */
  demo: boolean
  /** Goes up with every change; 0 where nothing is loaded yet. */
  version: number
}

/** A change of the school that is to go into the record of acts. */
export type SchoolAct = NewAct & { _id: string }

/** The school before anything is loaded. */
export const emptySchool: School = {
  name: '',
  code: '',
  website: '',
  offices: {},
  holidays: [],
  calendar: { terms: [], notices: [] },
  ruleset: rulesets[0]?.id ?? '',
  demo: false,
  version: 0,
}

/** The one document that holds the school, so that a change of several dates is one write. */
interface SchoolDocument {
  _id: string
  version: number
  loadedAt: Date
  demo?: boolean
  name: string
  code: string
  website: string
  offices: Partial<Record<Role, string>>
  holidays: Holiday[]
  terms: Term[]
  notices: Notice[]
  ruleset: string
  /** Acts that are not in the record yet. */
  unsettled: SchoolAct[]
  /** Whoever these concern is not told yet, of some because their day has not come. */
  untold: WindowsMoved[]
}

const held = { type: Schema.Types.Mixed, required: true } as const
const schema = new Schema<SchoolDocument>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    loadedAt: { type: Date, required: true },
    demo: Boolean,
    name: String,
    code: String,
    website: String,
    offices: held,
    holidays: { type: [held], required: true },
    terms: { type: [held], required: true },
    notices: { type: [held], required: true },
    ruleset: { type: String, required: true },
    unsettled: {
      type: [new Schema<SchoolAct>({ _id: { type: String, required: true }, ...actFields })],
      required: true,
    },
    untold: { type: [held], required: true },
  },
  { minimize: false },
)

/** The school's name, offices, terms and notices. */
export interface Calendar {
  readonly model: Model<SchoolDocument>
  load(): Promise<School>
  /**
   * Puts the next school in the place of `next.version`, with the acts for the record and the windows that people are told
   * of, now or when their day comes. False when somebody else changed it in between.
   */
  replace(
    next: School,
    acts: readonly SchoolAct[],
    now: Date,
    moved?: readonly Omit<WindowsMoved, 'version'>[],
  ): Promise<boolean>
  /** Brings acts into the record, and tells people what has moved by `now`; also what a process left when it died. */
  settle(now: Date): Promise<void>
}

/** Tells everyone whom moved windows concern; the same version again tells nobody twice. */
export type TellMoved = (moved: WindowsMoved) => Promise<void>

const id = 'school'

export function createCalendar(
  connection: Connection,
  record: SchoolRecord,
  tellMoved: TellMoved,
  known?: readonly Ruleset[],
): Calendar {
  const model = connection.model<SchoolDocument>('School', schema, 'school')

  async function settle(now: Date): Promise<void> {
    const found = await model.findById(id, { unsettled: 1, untold: 1, version: 1 }).lean()
    if (!found) return
    const due = found.untold.filter(({ at }) => at <= now)
    if (found.unsettled.length === 0 && due.length === 0) return
    await record.appendAll(found.unsettled)
    for (const moved of due) await tellMoved(moved)
    const untold = found.untold.filter(({ at }) => at > now)
    await model.updateOne({ _id: id, version: found.version }, { $set: { unsettled: [], untold } })
  }

  return {
    model,
    settle,
    async load() {
      const found = await model.findById(id).lean()
      return { ...(found ? schoolOf(found) : emptySchool), ...(known ? { rulesets: known } : {}) }
    },
    async replace(next, acts, now, moved = []) {
      await settle(now)
      const { calendar, demo, version, rulesets: _, ...rest } = next
      const fields = { ...rest, terms: calendar.terms, notices: calendar.notices, ...(demo ? { demo } : {}) }
      const untold = moved.map((each) => ({ version: version + 1, ...each }))
      const change = { ...fields, untold, version: version + 1, loadedAt: now, unsettled: acts }
      if (version === 0) {
        // The upsert finds what is there already and then sets nothing.
        const made = await model.updateOne({ _id: id }, { $setOnInsert: change }, { upsert: true })
        if (made.upsertedCount !== 1) return false
      } else {
        const replaced = await model.updateOne({ _id: id, version }, { $set: change })
        if (replaced.modifiedCount !== 1) return false
      }
      await settle(now)
      return true
    },
  }
}

const schoolOf = (found: SchoolDocument): School => ({
  name: found.name,
  code: found.code,
  website: found.website,
  offices: found.offices,
  holidays: found.holidays,
  calendar: { terms: found.terms, notices: found.notices },
  ruleset: found.ruleset,
  demo: found.demo ?? false,
  version: found.version,
})
