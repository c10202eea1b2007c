import type { Command } from 'commander'
import { Option } from 'commander'
import { type Entry, entryKinds, entryStates } from '../portfolio/entry.ts'
import type { Services } from '../services.ts'
import { asOption, officesHeld, personNamed } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { isoInstant } from './isoInstant.ts'
import { printList } from './output.ts'

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
    .option('--term <term>', 'of one semester, such as 115-1')
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

async function listEntries(flags: Flags, services: Services, deps: CliDeps): Promise<void> {
  if (flags.as !== undefined)
    officesHeld(await personNamed(flags.as, services), [
      'registrar',
      'activities',
      'continuing-affairs',
      'academic-director',
    ])
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
  printList(deps.stdout, found.map(rowOf), columns, flags)
}

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
