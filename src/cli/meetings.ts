import { type Command, InvalidArgumentError } from 'commander'
import { OperatorError } from '../errors.ts'
import { type BusinessKind, businessKinds, type Meeting, type MeetingRefusal } from '../school/meetings.ts'
import { taskForceRoles } from '../school/seats.ts'
import type { Services } from '../services.ts'
import { asOption, notAllowed, officesHeld, personNamed, schoolOccasion } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { isoInstant } from './isoInstant.ts'
import { printJson, printLine, printList } from './output.ts'
import { writtenDay } from './writtenDay.ts'
import { writtenTerm } from './writtenTerm.ts'

interface ListFlags {
  term?: string
  as?: string
  csv?: boolean
  json?: boolean
}
interface AddFlags {
  term: string
  date: string
  attendees: string[]
  business: BusinessKind[]
  resolutions: string
  as: string
  json?: boolean
}

/** `licheng meetings` */
export function addMeetings(program: Command, deps: CliDeps): void {
  const command = program
    .command('meetings')
    .description('the meetings of the task force')
    .option('--term <term>', 'of one semester, such as 115-1', writtenTerm)
    .option('--csv', 'CSV')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async ({ term, as, csv, json }: ListFlags) =>
      withServices(deps, async (services) => {
        if (as !== undefined) officesHeld(await personNamed(as, services), taskForceRoles)
        printList(deps.stdout, (await services.meetings.list(term)).map(rowOf), columns, { csv, json })
      }),
    )
  command
    .command('add')
    .description('record a meeting that was held')
    .requiredOption('--term <term>', 'its semester, such as 115-1', writtenTerm)
    .requiredOption('--date <date>', 'the day, such as 2026-10-14', writtenDay)
    .requiredOption('--attendees <ids>', 'who was there, by school number, separated by commas', listed)
    .requiredOption('--business <numbers>', 'the kinds of business of §三, 1 to 6, separated by commas', kindsOf)
    .requiredOption('--resolutions <text>', 'what was decided')
    .addOption(asOption().makeOptionMandatory())
    .option('--json', 'machine-readable output')
    .action(async (flags: AddFlags) => withServices(deps, (services) => addMeeting(flags, services, deps)))
}

const columns = ['id', 'term', 'date', 'attendees', 'business', 'resolutions', 'recordedBy', 'recordedAt'] as const

async function addMeeting({ as, json, ...meeting }: AddFlags, services: Services, deps: CliDeps): Promise<void> {
  await personNamed(as, services)
  const added = await services.meetings.add(meeting, schoolOccasion(as, services, deps))
  if (!added.done) throw refused(as, added.refusal)
  if (json) printJson(deps.stdout, rowOf(added.meeting))
  else printLine(deps.stdout, `The meeting of ${meeting.date} is recorded for ${meeting.term}.`)
}

function refused(as: string, refusal: MeetingRefusal): OperatorError {
  switch (refusal.reason) {
    case 'notYours':
      return notAllowed(as, refusal.may)
    case 'unknownTerm':
      return new OperatorError(
        'unknown-term',
        `The school has these semesters: ${refusal.known.join(', ') || 'none yet'}.`,
      )
    case 'notHeldYet':
      return new OperatorError('not-held-yet', 'That day is still to come: a meeting is recorded once it was held.')
    case 'outsideYear':
      return new OperatorError('outside-year', `That day is not in school year ${refusal.year} (1 August to 31 July).`)
    case 'nobody':
      return new OperatorError('nobody', 'A meeting needs somebody who attends.')
    case 'unknownPeople':
      return new OperatorError('unknown-person', `Nobody here has the number ${refusal.ids.join(', ')}.`)
    case 'noBusiness':
      return new OperatorError('no-business', 'A meeting decides at least one kind of business.')
    case 'noSuchMeeting':
      return new OperatorError('unknown-meeting', 'There is no such meeting.')
    case 'noResolutions':
      return new OperatorError('no-resolutions', 'The resolutions are empty.')
  }
}

const rowOf = ({ _id, term, date, attendees, business, resolutions, recordedBy, recordedAt }: Meeting) => ({
  id: _id,
  term,
  date,
  attendees,
  business,
  resolutions,
  recordedBy,
  recordedAt: isoInstant(recordedAt),
})

const listed = (written: string) =>
  written
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

function kindsOf(written: string): BusinessKind[] {
  const parts = listed(written)
  const kinds = businessKinds.filter((kind) => parts.includes(String(kind)))
  if (parts.length === 0 || parts.some((part) => !businessKinds.some((kind) => String(kind) === part)))
    throw new InvalidArgumentError('Expected numbers from 1 to 6, such as 1,4.')
  return kinds
}
