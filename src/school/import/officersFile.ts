import { z } from 'zod'
import { parseTerm, yearOf } from '../../regulation/term.ts'
import type { Calendar } from '../calendar.ts'
import { type Officer, type Officers, officerId, officerLevels } from '../officers.ts'
import type { People } from '../people.ts'
import { emptyOr, id, isoDate, oneOf, text } from './cells.ts'
import type { FileKind } from './fileKind.ts'
import { createOfficeFile, type Flaw } from './officeFile.ts'

const officerRow = z
  .object({
    student_id: id,
    term: z.string().refine((cell) => parseTerm(cell), 'Expected a semester such as 115-1.'),
    level: oneOf(officerLevels),
    unit: emptyOr(text),
    position: emptyOr(text),
    starts_on: emptyOr(isoDate),
    ends_on: emptyOr(isoDate),
  })
  .refine(({ starts_on: from, ends_on: to }) => from === undefined || to === undefined || from <= to, {
    path: ['ends_on'],
    message: 'The end lies before the beginning.',
  })

/** Officers of the school, of classes and of clubs. Source: contract.md, CSV; R-4, §五(一)2–3. */
export function createOfficersFile({ model, byId }: Officers, people: People, calendar: Calendar): FileKind {
  const file = {
    columns: {
      required: ['student_id', 'term', 'level', 'unit', 'position', 'starts_on', 'ends_on'],
      optional: [],
    },
    row: officerRow,
    collection: 'officers' as const,
    subject: 'officer',
    recorded: ['term', 'level', 'starts_on', 'ends_on'],
    byId,
    async completedBy(docs: readonly Officer[]) {
      const [students, terms] = [docs.map(({ student }) => student), docs.map(({ term }) => term)]
      const stored = await model
        .find({ student: { $in: students }, term: { $in: terms }, origin: { $exists: false } })
        .lean()
      return completions(
        docs,
        stored.filter(({ unit, position }) => unit === undefined || position === undefined),
      )
    },
    docOf: (row: z.output<typeof officerRow>): Officer => {
      const { student_id: student, term, level, unit, position, starts_on: startsOn, ends_on: endsOn } = row
      const officer = { student, term, level, ...held({ unit, position, startsOn, endsOn }) }
      return { _id: officerId(officer), ...officer }
    },
    valuesOf: ({ student, term, level, unit, position, startsOn, endsOn }: Officer) => ({
      student_id: student,
      term,
      level,
      unit: unit ?? null,
      position: position ?? null,
      starts_on: startsOn ?? null,
      ends_on: endsOn ?? null,
    }),
    check: async () => {
      const known = (await calendar.load()).calendar.terms.map(({ id: term }) => term)
      return {
        flaws: ({ term }: Officer): Flaw[] =>
          known.includes(term) ? [] : [['term', `The semester ${term} is unknown here.`]],
        keptAs: ({ level, term }: Officer) => ({
          what: level === 'club' ? ('club-officers' as const) : ('officers' as const),
          year: yearOf(term),
        }),
      }
    },
    groupOf: ({ term, level }: Officer) => `${term}:${level}`,
    async *inGroups(groups: string[]) {
      const terms = [...new Set(groups.map((group) => group.slice(0, group.indexOf(':'))))]
      const stored = model.find({ term: { $in: terms }, origin: { $exists: false } }).sort({ _id: 1 })
      for await (const officer of stored.lean().cursor()) {
        if (groups.includes(`${officer.term}:${officer.level}`)) yield officer
      }
    },
  }
  return createOfficeFile(file, people)
}

/**
 * A record without unit or position has another key once it has both. Where a student has one alone that the row can be,
 * the row completes it; what several could be is a record of its own.
 */
function completions(docs: readonly Officer[], incomplete: readonly Officer[]): Map<string, Officer> {
  const couldBe = (doc: Officer, stored: Officer) =>
    doc.student === stored.student &&
    doc.term === stored.term &&
    doc.level === stored.level &&
    (stored.unit ?? doc.unit) === doc.unit &&
    (stored.position ?? doc.position) === doc.position
  const found = docs.flatMap((doc): [string, Officer][] => {
    const [only, ...others] = incomplete.filter((stored) => couldBe(doc, stored))
    const isRivalled = only && docs.some((other) => other._id !== doc._id && couldBe(other, only))
    return only && others.length === 0 && !isRivalled ? [[doc._id, only]] : []
  })
  return new Map(found)
}

/** What the row says; an empty cell takes away what was there. */
const held = (fields: { [Name in 'unit' | 'position' | 'startsOn' | 'endsOn']: string | undefined }) => ({
  ...(fields.unit === undefined ? {} : { unit: fields.unit }),
  ...(fields.position === undefined ? {} : { position: fields.position }),
  ...(fields.startsOn === undefined ? {} : { startsOn: fields.startsOn }),
  ...(fields.endsOn === undefined ? {} : { endsOn: fields.endsOn }),
})
