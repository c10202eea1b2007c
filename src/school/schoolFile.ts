import { parseDocument } from 'yaml'
import { z } from 'zod'
import { readWritten } from '../regulation/flaw.ts'
import { noticeSchema } from '../regulation/notice.ts'
import { rulesets } from '../regulation/rulesets/index.ts'
import { instantOf } from '../regulation/schoolTime.ts'
import { compareTerms, parseTerm, schoolYearOf, type Term, yearOf } from '../regulation/term.ts'
import { writtenDate } from '../regulation/writtenTime.ts'
import type { Holiday } from './calendar.ts'
import { flawText } from './flawText.ts'
import { type Role, roles } from './roles.ts'

/** Days written as `2026-10-09`, or from one to another as `2027-02-04/2027-02-10`. */
const holiday = z
  .string()
  .transform((written): (string | number)[] => (written.includes('-') ? written.split('/') : [written]))
  .pipe(z.array(writtenDate).max(2))
  .transform(([from = '', to = from]): Holiday => ({ from, to }))
  .refine(({ from, to }) => from <= to, 'a range whose first day comes first')

const termDates = z
  .strictObject({ opens: writtenDate, ceremony: writtenDate })
  .refine(({ opens, ceremony }) => opens < ceremony, 'a ceremony after the opening')

const terms = z.record(z.string(), termDates).transform((written, ctx): Term[] =>
  Object.entries(written).flatMap(([id, dates]) => {
    if (!parseTerm(id)) {
      ctx.addIssue({ code: 'custom', path: [id], params: { reason: 'notATerm' } })
      return []
    }
    if (schoolYearOf(instantOf(dates.opens)) !== yearOf(id)) {
      ctx.addIssue({ code: 'custom', path: [id, 'opens'], message: `a day of school year ${yearOf(id)}` })
    }
    return [{ id, ...dates }]
  }),
)

const schoolFile = z.strictObject({
  school: z.string().min(1).exactOptional(),
  school_code: z
    .union([z.string(), z.number()])
    .transform(String)
    .refine((code) => /^\d{6}$/.test(code), 'six digits in quotation marks')
    .exactOptional(),
  website: z.union([z.url({ protocol: /^https?$/ }), z.literal('')], 'an http(s) address, or ""').exactOptional(),
  ruleset: z.enum(rulesets.map(({ id }) => id)).exactOptional(),
  offices: z
    .strictObject(Object.fromEntries(roles.map((role) => [role, z.string().exactOptional()])))
    .transform((written): Partial<Record<Role, string>> => written)
    .exactOptional(),
  holidays: z.array(holiday).exactOptional(),
  terms: terms.exactOptional(),
  notices: z.array(noticeSchema).exactOptional(),
})

/** The school's file as it was read; what it leaves out stays as it is. */
export type SchoolFile = z.output<typeof schoolFile>

/**
 * Reads the school's file.
 *
 * Source: contract.md, school.yaml.
 * @returns what it says, or every problem in a sentence that names the place.
 */
export function readSchoolFile(yaml: string): { file: SchoolFile } | { problems: string[] } {
  const document = parseDocument(yaml, { prettyErrors: true })
  if (document.errors.length > 0) return { problems: document.errors.map(({ message }) => firstLine(message)) }
  const reading = readWritten(schoolFile, document.toJS())
  if ('flaws' in reading) return { problems: reading.flaws.map(flawText) }
  const problems = [...repeatedNotices(reading.value), ...disorderedTerms(reading.value.terms ?? [])]
  return problems.length > 0 ? { problems } : { file: reading.value }
}

const firstLine = (message: string) => message.split('\n', 1)[0] ?? message

function repeatedNotices({ notices = [] }: SchoolFile): string[] {
  const ids = notices.map(({ id }) => id)
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
  return [...repeated].map((id) => `notices: ${id} stands there twice; a notice is amended in a later file.`)
}

/** Terms that follow one another in name follow one another in time. */
export function disorderedTerms(terms: readonly Term[]): string[] {
  const inOrder = terms.toSorted((a, b) => compareTerms(a.id, b.id))
  return inOrder.flatMap((term, index) => {
    const earlier = inOrder[index - 1]
    if (!earlier || earlier.ceremony < term.opens) return []
    return [`terms.${term.id}.opens: ${term.opens} is not after the ceremony of ${earlier.id}, ${earlier.ceremony}.`]
  })
}
