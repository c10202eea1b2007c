import type { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import type { Sequences } from '../database/sequences.ts'
import type { Grants } from '../identity/grants.ts'
import type { Citation } from '../regulation/citation.ts'
import { type DescriptionVerdict, judgeDescription } from '../regulation/description.ts'
import { type DiverseAct, judgeDiverse } from '../regulation/diverseAct.ts'
import type { DiverseCategory } from '../regulation/diverseCategory.ts'
import { type DiverseValues, flawsIn, type ValueFlaw } from '../regulation/diverseValue.ts'
import { judgeLink, type LinkVerdict } from '../regulation/externalLink.ts'
import type { ActRefusal } from '../regulation/outcomeState.ts'
import { isOpenAt } from '../regulation/phase.ts'
import type { Ruleset } from '../regulation/ruleset.ts'
import type { Calendar } from '../school/calendar.ts'
import type { People } from '../school/people.ts'
import { hasLeft, type Person } from '../school/person.ts'
import type { Actor } from '../school/record.ts'
import { type YearRules, yearRules } from './diverseYears.ts'
import type { Entry, EntryFile } from './entry.ts'
import { type Change, entryOf, type Occasion, writeAct } from './entryAct.ts'
import { createTakePlace, holders } from './places.ts'
import { selectedAt, selectionRules } from './selectionRules.ts'
import type { Settle } from './settle.ts'

/** What a student says of one diverse performance. Source. */
export interface DiverseContent {
  category: DiverseCategory
  fields: DiverseValues
  description: string
  files: EntryFile[]
  link?: string
}

/** What is known of one that is not recorded yet. */
export type DiverseDraft = Omit<DiverseContent, 'description'> & { description?: string }

/** What does not stand up to the rules in the content itself. */
export type ContentFlaws = {
  fields: ValueFlaw[]
  description?: Extract<DescriptionVerdict, { verdict: 'refused' }>
  link?: Extract<LinkVerdict, { refused: string }>
}

/** Why something cannot be done with an entry of diverse performance. */
export type DiverseRefusal =
  | { reason: 'noSuchEntry' }
  | { reason: 'full'; year: number; limit: number; citation: Citation }
  | { reason: 'rule'; act: DiverseAct; entry?: Entry; refusal: ActRefusal }
  | ({ reason: 'flawed'; category: DiverseCategory } & ContentFlaws)
  /** The button was about an earlier state of the entry. */
  | { reason: 'stale'; entry: Entry }

export type DiverseDone = { done: true; entry: Entry; rules: YearRules }
export type DiverseRefused = { done: false; refusal: DiverseRefusal }
type Result = Promise<DiverseDone | DiverseRefused>

/** Diverse performance: what students record of themselves; recording it is the act. Source: R-6, §五(四), 表二. */
export interface Diverse {
  get(id: number): Promise<Entry | undefined>
  /** A student's entries that are in sight, oldest first. */
  ofStudent(student: string, filter?: { year?: number }): Promise<Entry[]>
  /** Those that may still be changed or deleted at `now`. */
  changeable(student: Person, now: DateTime): Promise<Entry[]>
  /** How many of a school year's places a student has taken. Source. */
  used(student: string, year: number): Promise<number>
  add(student: Person, year: number, content: DiverseContent, occasion: Occasion): Result
  /** Puts the content in the place of the entry's; its category and school year stay. */
  edit(id: number, content: Omit<DiverseContent, 'category'>, occasion: Occasion): Result
  /** Takes it out of sight and frees its place; it is kept. Source. */
  remove(id: number, occasion: Occasion): Result
  /** What an act would be answered, without doing it. */
  judge(act: 'edit' | 'delete', id: number, occasion: Occasion): Result
}

export interface DiverseDeps {
  entries: Model<Entry>
  sequences: Sequences
  people: People
  calendar: Calendar
  settle: Settle
  grants: Grants
}

export function createDiverse({ entries, sequences, people, calendar, settle, grants }: DiverseDeps): Diverse {
  const takePlace = createTakePlace(entries, sequences)
  const inSight = { kind: 'diverse', hidden: false } as const

  return {
    async get(id) {
      return (await entries.findOne({ _id: id, ...inSight }).lean()) ?? undefined
    },
    ofStudent: (student, filter = {}) =>
      entries
        .find({ student, ...inSight, ...filter })
        .sort({ _id: 1 })
        .lean(),
    async changeable(student, now) {
      const school = await calendar.load()
      const own = await entries
        .find({ student: student._id, ...inSight, selected: { $ne: 'locked' } })
        .sort({ _id: 1 })
        .lean()
      const isOpen = new Map<number, boolean>()
      for (const { year } of own) isOpen.set(year, isOpenAt(yearRules(school, student, year, now).window, now))
      return isGone(student, now) ? [] : own.filter(({ year }) => isOpen.get(year))
    },
    used: (student, year) => entries.countDocuments(holders(periodOf(student, year))),

    async add(student, year, content, occasion) {
      const { now, request } = occasion
      const actor = await grants.speaker(occasion.actor, student._id, 'create', now)
      const rules = yearRules(await calendar.load(), student, year, now)
      const already = await entries.findOne({ createdIn: request }).lean()
      if (already) return { done: true, entry: already, rules }
      const isOwner = actor !== undefined && student.roles.includes('student')
      const facts = { isOwner, ownerHasLeft: isGone(student, now), selected: 'no' } as const
      const verdict = judgeDiverse(facts, rules.window, now)
      if (!verdict.allowed) return refuse({ reason: 'rule', act: 'add', refusal: verdict })
      const flaws = flawsOf(content.category, content, rules.ruleset)
      if (flaws) return refuse(flaws)
      const period = periodOf(student._id, year)
      const taken = await takePlace(period, rules.ruleset, request, (number, place) =>
        entryOf(
          number,
          place,
          { ...period, ...content, fields: { ...content.fields }, year, state: 'recorded' },
          { category: content.category, year },
          { ...occasion, actor: actor ?? occasion.actor },
        ),
      )
      if (!('entry' in taken)) return refuse({ reason: 'full', year, limit: taken.limit, citation: taken.citation })
      await settle(taken.entry._id)
      return { done: true, entry: taken.entry, rules }
    },

    edit: (id, content, occasion) =>
      act('edit', id, occasion, ({ category }, { ruleset }) => {
        const flaws = category && flawsOf(category, content, ruleset)
        if (flaws) return flaws
        const { fields, description, files, link } = content
        return {
          set: { fields: { ...fields }, description, files, ...(link === undefined ? {} : { link }) },
          ...(link === undefined ? { unset: ['link' as const] } : {}),
          after: { state: 'recorded', files: files.map((file) => file.sha256) },
        }
      }),
    remove: (id, occasion) =>
      act('delete', id, occasion, () => ({ set: { hidden: true }, unset: ['place'], after: { hidden: true } })),
    judge: weigh,
  }

  /** Loads, asks the rulebook, writes once; another writer in between means asking again. */
  async function act(
    name: 'edit' | 'delete',
    id: number,
    occasion: Occasion,
    changeOf: (entry: Entry, rules: YearRules) => Change | DiverseRefusal,
  ): Result {
    for (;;) {
      const weighed = await weigh(name, id, occasion)
      if (!weighed.done || weighed.entry.changedIn === occasion.request) return weighed
      const { actor, ...done } = weighed
      const change = changeOf(done.entry, done.rules)
      if ('reason' in change) return refuse(change)
      const changed = await writeAct(entries, name, done.entry, change, { ...occasion, actor })
      if (!changed) continue
      await settle(id)
      return { ...done, entry: changed }
    }
  }

  /** What an act would be answered, and who is then recorded as having done it. */
  async function weigh(
    name: 'edit' | 'delete',
    id: number,
    { actor: asked, now, request, round }: Occasion,
  ): Promise<(DiverseDone & { actor: Actor }) | DiverseRefused> {
    const entry = await entries.findOne({ _id: id, kind: 'diverse' }).lean()
    const student = entry && (await people.get(entry.student))
    // To anyone but its student, and a guardian who acts for them, it does not exist.
    const isSeen = student && (await grants.sees(asked.by, student._id, now))
    if (!entry || !student || !isSeen) return refuse({ reason: 'noSuchEntry' })
    const owner = await grants.speaker(asked, student._id, name, now)
    const actor = owner ?? asked
    const school = await calendar.load()
    const rules = yearRules(school, student, entry.year, now)
    if (entry.changedIn === request) return { done: true, entry, rules, actor }
    if (entry.hidden) return refuse({ reason: 'noSuchEntry' })
    if (round !== undefined && round !== entry.round) return refuse({ reason: 'stale', entry })
    const selected = selectedAt(entry, selectionRules(school, student, entry.year, 'diverse', now), now)
    const facts = { isOwner: owner !== undefined, ownerHasLeft: isGone(student, now), selected }
    const verdict = judgeDiverse(facts, rules.window, now)
    return verdict.allowed
      ? { done: true, entry, rules, actor }
      : refuse({ reason: 'rule', act: name, entry, refusal: verdict })
  }
}

const refuse = (refusal: DiverseRefusal): DiverseRefused => ({ done: false, refusal })
const periodOf = (student: string, year: number) => ({ student, kind: 'diverse', period: String(year) }) as const
const isGone = (student: Person, now: DateTime) => hasLeft(student, now.toISODate() ?? '')

/** What is wrong with the content; undefined where it may stand. Source, 表二. */
function flawsOf(
  category: DiverseCategory,
  { fields, description: typed, link: given }: Omit<DiverseContent, 'category'>,
  ruleset: Ruleset,
): Extract<DiverseRefusal, { reason: 'flawed' }> | undefined {
  const fieldFlaws = flawsIn(category, fields)
  const description = judgeDescription('diverse', typed, ruleset)
  const link = given === undefined ? undefined : judgeLink('diverse', given, ruleset)
  const flaws = {
    fields: fieldFlaws,
    ...(description.verdict === 'refused' ? { description } : {}),
    ...(link && 'refused' in link ? { link } : {}),
  }
  const isFlawed = fieldFlaws.length > 0 || 'description' in flaws || 'link' in flaws
  return isFlawed ? { reason: 'flawed', category, ...flaws } : undefined
}
