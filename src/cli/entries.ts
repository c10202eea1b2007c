import { type Command, Option } from 'commander'
import type { DateTime } from 'luxon'
import { type Entry, entryKinds, entryStates } from '../portfolio/entry.ts'
import { selectedAt, selectionRules } from '../portfolio/selectionRules.ts'
import type { School } from '../school/calendar.ts'
import { type Person, yearRow } from '../school/person.ts'
import { type Division, divisions, type Role } from '../school/roles.ts'
import type { Services } from '../services.ts'
import { asOption, officesHeld, personNamed } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { isoInstant } from './isoInstant.ts'
import { printList } from './output.ts'
import { writtenTerm } from './writtenTerm.ts'

interface Flags {
  student?: string
  term?: string
  kind?: Entry['kind']
  state?: Entry['state']
  hidden?: boolean
  as?: string
  csv?: boolean
  json?: boolean
}

/** `licheng entries` */
export function addEntries(program: Command, deps: CliDeps): void {
  program
    .command('entries')
    .description('what students have put in, in what state')
    .option('--student <id>', 'of one student')
    .option('--term <term>', 'of one semester, such as 115-1', writtenTerm)
    .addOption(new Option('--kind <kind>', 'of one kind').choices([...entryKinds]))
    .addOption(new Option('--state <state>', 'in one state').choices([...entryStates]))
    .option('--hidden', 'those that their students deleted too')
    .option('--csv', 'CSV')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: Flags) => withServices(deps, (services) => listEntries(flags, services, deps)))
}

const columns = [
  'id',
  'kind',
  'student',
  'course',
  'term',
  'year',
  'category',
  'state',
  'sentAt',
  'dueAt',
  'decidedAt',
  'decidedBy',
  'selected',
  'hidden',
] as const

/** Who sees what the students of each division have put in. Source. */
const seers = {
  day: ['registrar', 'activities', 'academic-director'],
  continuing: ['continuing-affairs', 'continuing-director', 'academic-director'],
} as const satisfies Record<Division, readonly Role[]>

async function listEntries(flags: Flags, services: Services, deps: CliDeps): Promise<void> {
  const seen = flags.as === undefined ? divisions : divisionsSeenBy(await personNamed(flags.as, services))
  const { student, term, kind, state, hidden } = flags
  const found = await services.entries
    .find({
      ...(student === undefined ? {} : { student }),
      ...(term === undefined ? {} : { term }),
      ...(kind === undefined ? {} : { kind }),
      ...(state === undefined ? {} : { state }),
      ...(hidden ? {} : { hidden: false }),
    })
    .sort({ _id: 1 })
    .lean()
  const students = await services.people.byId(found.map((entry) => entry.student))
  const school = await services.calendar.load()
  const now = services.clock.now()
  const rows = found.flatMap((entry) => {
    const person = students.get(entry.student)
    if (!seen.includes((person && yearRow(person, entry.year)?.division) ?? 'day')) return []
    const isTicked = person && entry.selected === 'ticked'
    return [rowOf(isTicked ? { ...entry, selected: selectedNow(entry, person, school, now) } : entry)]
  })
  printList(deps.stdout, rows, columns, flags)
}

function divisionsSeenBy(person: Person): readonly Division[] {
  const offices = officesHeld(person, [...new Set(divisions.flatMap((division): readonly Role[] => seers[division]))])
  return divisions.filter((division) => seers[division].some((role) => offices.includes(role)))
}

/** What is ticked when its window closes is locked, whether or not a server was there to write it down. */
const selectedNow = (entry: Entry, student: Person, school: School, now: DateTime) =>
  selectedAt(entry, selectionRules(school, student, entry.year, entry.kind, now), now)

const instant = (date: Date | undefined) => (date ? isoInstant(date) : null)

const rowOf = (entry: Entry) => ({
  id: entry._id,
  kind: entry.kind,
  student: entry.student,
  course: entry.course ?? null,
  term: entry.term ?? null,
  year: entry.year,
  category: entry.category ?? null,
  state: entry.state,
  description: entry.description,
  files: entry.files.map(({ name, type, bytes, sha256, md5 }) => ({ name, type, bytes, sha256, md5 })),
  sentAt: instant(entry.sentAt),
  dueAt: instant(entry.dueAt),
  decidedAt: instant(entry.decidedAt),
  decidedBy: entry.decidedBy ?? null,
  reason: entry.reason ?? null,
  selected: entry.selected,
  createdBy: entry.createdBy,
  origin: entry.origin ?? null,
  fields: entry.fields ?? null,
  link: entry.link ?? null,
  hidden: entry.hidden,
})
