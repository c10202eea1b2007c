import { type Command, InvalidArgumentError, Option } from 'commander'
import { OperatorError } from '../errors.ts'
import type { Problem } from '../portfolio/submission/sheet.ts'
import {
  type SubmissionKind,
  type SubmissionScope,
  submissionKinds,
  submittingOffice,
} from '../portfolio/submission/submission.ts'
import type { PackageRefusal } from '../portfolio/submission/submissions.ts'
import { type Grade, grades } from '../regulation/people.ts'
import { yearOf } from '../regulation/term.ts'
import { doersOf } from '../school/duties.ts'
import { type Division, divisions } from '../school/roles.ts'
import type { Services } from '../services.ts'
import { actorAs, asOption, notAllowed, officesHeld, operator, personNamed } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { Failure } from './failure.ts'
import { printJson, printLine, printList } from './output.ts'
import { writableFile } from './writableFile.ts'
import { writtenTerm } from './writtenTerm.ts'
import { writtenYear } from './writtenYear.ts'

interface Flags {
  what: SubmissionKind
  year: number
  term?: string
  division?: Division
  grade?: Grade
  as?: string
  json?: boolean
}
interface PackageFlags extends Flags {
  except?: string[]
  out: string
}

/** `licheng submit` */
export function addSubmit(program: Command, deps: CliDeps): void {
  const submit = program.command('submit').description('the official submission to the central database')
  withScope(submit.command('check'))
    .description('list what is wrong with what would be submitted; exit status 1 while there is anything')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: Flags) => withServices(deps, (services) => check(flags, services, deps)))
  withScope(submit.command('package'))
    .description('write the package and freeze what it holds')
    .option('--except <students>', 'leave these students out, each by number, separated by commas', studentNumbers)
    .requiredOption('--out <file.zip>', 'where to write it')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: PackageFlags) => withServices(deps, (services) => makePackage(flags, services, deps)))
}

const withScope = (command: Command) =>
  command
    .addOption(new Option('--what <what>', 'what is submitted').choices(submissionKinds).makeOptionMandatory())
    .requiredOption('--year <year>', 'the ROC school year, such as 115', writtenYear)
    .option('--term <term>', 'one semester of it, such as 115-1', writtenTerm)
    .addOption(new Option('--division <division>', 'whose students (default: the office’s own)').choices(divisions))
    .option('--grade <grade>', 'one grade: 10, 11 or 12', writtenGrade)

const problemColumns = ['student', 'entry', 'problem', 'about', 'clause'] as const

async function check(flags: Flags, services: Services, { stdout }: CliDeps): Promise<void> {
  const { scope } = await scopeAndActor(flags, services)
  const { ready, problems, windowOpen } = await services.submissions.check(scope, services.clock.now())
  if (flags.json) printJson(stdout, { ready, problems, windowOpen })
  else {
    printLine(stdout, `${ready} ready, ${problems.length} problems, ${windowOpen} students can still select.`)
    if (problems.length > 0) printList(stdout, problems, problemColumns, {})
  }
  if (problems.length > 0) throw new Failure()
}

async function makePackage(flags: PackageFlags, services: Services, deps: CliDeps): Promise<void> {
  const { scope, person } = await scopeAndActor(flags, services)
  await knownStudents(flags.except ?? [], services)
  // What is frozen is frozen, whether or not it can be written down.
  await writableFile(flags.out)
  const actor = person ? actorAs(person.held, person.role, deps) : operator(deps)
  const target = { path: flags.out, except: flags.except ?? [] }
  const made = await services.submissions.package(scope, target, actor, services.clock.now())
  if (!made.done) throw refused(made.refusal, flags, deps)
  const { submission, revision } = made
  const { items: entries, sha256, students, windowOpen } = revision
  const outcome = { submission: submission._id, revision: revision.revision, entries, students, windowOpen, sha256 }
  if (flags.json) return void printJson(deps.stdout, outcome)
  printLine(
    deps.stdout,
    `Submission ${submission._id}, revision ${revision.revision}: ${entries} entries of ${students} students in ${flags.out}; ${windowOpen} students can still select and are not in it.`,
  )
}

/** Whoever `--as` names submits for their own students; the division is theirs where none is given. Source: contract.md, submit package. */
async function scopeAndActor({ what, year, term, division, grade, as }: Flags, services: Services) {
  if (term !== undefined && yearOf(term) !== year) {
    throw new OperatorError('wrong-term', `${term} does not lie in the school year ${year}.`, 2)
  }
  const person = as === undefined ? undefined : await personNamed(as, services)
  const scope: SubmissionScope = {
    what,
    year,
    division: division ?? (person ? ownDivision(person.roles, what) : 'day'),
    ...(term === undefined ? {} : { term }),
    ...(grade === undefined ? {} : { grade }),
  }
  if (!person) return { scope }
  const [role] = officesHeld(person, doersOf(submittingOffice(scope)))
  return { scope, person: { held: person, role } }
}

const ownDivision = (roles: readonly string[], what: SubmissionKind): Division =>
  !roles.includes(submittingOffice({ what, division: 'day' })) &&
  doersOf(submittingOffice({ what, division: 'continuing' })).some((role) => roles.includes(role))
    ? 'continuing'
    : 'day'

function refused(refusal: PackageRefusal, { as = '', json }: PackageFlags, { stdout, stderr }: CliDeps): Error {
  switch (refusal.reason) {
    case 'notYours':
      return notAllowed(as, refusal.may)
    case 'problems':
      if (json) printJson(stdout, { problems: refusal.problems })
      else printList<Problem>(stderr, refusal.problems, problemColumns, {})
      return new OperatorError(
        'problems',
        `No package was made: ${refusal.problems.length} problems, which “licheng submit check” lists; --except leaves students out.`,
      )
    case 'nothing':
      return new OperatorError('nothing-to-submit', 'There is nothing to submit: nothing is selected or entered there.')
    case 'busy':
      return new OperatorError('busy', 'Another package is being made at this moment; try again when it is done.')
  }
}

/** @throws OperatorError for a number that is no student's: whoever was meant would be in the package. */
async function knownStudents(ids: readonly string[], { people }: Services): Promise<void> {
  const known = await people.byId(ids)
  const unknown = ids.filter((id) => !known.get(id)?.roles.includes('student'))
  if (unknown.length > 0) throw new OperatorError('unknown-student', `No student has the number ${unknown.join(', ')}.`)
}

function writtenGrade(written: string): Grade {
  const grade = grades.find((each) => String(each) === written)
  if (!grade) throw new InvalidArgumentError('Expected 10, 11 or 12.')
  return grade
}

const studentNumbers = (written: string): string[] =>
  written
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean)
