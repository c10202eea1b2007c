import type { Command } from 'commander'
import { OperatorError } from '../errors.ts'
import { type Grant, type Granted, type GrantRefusal, granters } from '../identity/grants.ts'
import { schoolYearOf } from '../regulation/term.ts'
import { yearRow } from '../school/person.ts'
import { divisions, type Role } from '../school/roles.ts'
import type { Services } from '../services.ts'
import { asOption, notAllowed, officesHeld, personNamed, schoolOccasion } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { printJson, printLine, printList } from './output.ts'
import { wholeNumber } from './wholeNumber.ts'
import { writtenDay } from './writtenDay.ts'

interface AddFlags {
  student: string
  until: string
  underAge?: boolean
  as: string
  json?: boolean
}
interface ListFlags {
  as?: string
  csv?: boolean
  json?: boolean
}

/** `licheng grants` */
export function addGrants(program: Command, deps: CliDeps): void {
  const grants = program.command('grants').description('guardians who may act for a student until a day')
  grants
    .command('add')
    .description('let a guardian act for a student under age, until a day')
    .argument('<guardian>', 'the guardian, by number')
    .requiredOption('--student <id>', 'the student, by school number')
    .requiredOption('--until <date>', 'the last day', writtenDay)
    .requiredOption('--under-age', 'your word that the student is under age')
    .addOption(asOption().makeOptionMandatory())
    .option('--json', 'machine-readable output')
    .action(async (guardian: string, flags: AddFlags) =>
      withServices(deps, async (services) => {
        const { student, until, underAge, as } = flags
        await personNamed(as, services)
        const asked = { guardian, student, until, isUnderAge: underAge === true }
        const made = await services.grants.add(asked, schoolOccasion(as, services, deps))
        report(made, flags, deps, ({ _id }) => `${guardian} may act for ${student} until ${until} (grant ${_id}).`)
      }),
    )
  grants
    .command('list')
    .description('everything that was ever granted, latest first')
    .option('--csv', 'CSV')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (flags: ListFlags) => withServices(deps, (services) => list(flags, services, deps)))
  grants
    .command('revoke')
    .description('end a grant before its day')
    .argument('<id>', 'the grant, as the list numbers it', wholeNumber)
    .addOption(asOption().makeOptionMandatory())
    .option('--json', 'machine-readable output')
    .action(async (id: number, flags: { as: string; json?: boolean }) =>
      withServices(deps, async (services) => {
        await personNamed(flags.as, services)
        const ended = await services.grants.revoke(id, schoolOccasion(flags.as, services, deps))
        report(ended, flags, deps, ({ guardian, student }) => `${guardian} no longer acts for ${student}.`)
      }),
    )
}

const mayList: readonly Role[] = divisions.flatMap((division): readonly Role[] => granters[division])
const columns = ['id', 'guardian', 'student', 'until', 'revoked'] as const

async function list({ as, ...format }: ListFlags, services: Services, deps: CliDeps): Promise<void> {
  const offices = as === undefined ? mayList : officesHeld(await personNamed(as, services), mayList)
  const all = await services.grants.list()
  const students = await services.people.byId(all.map(({ student }) => student))
  const year = schoolYearOf(services.clock.now())
  const isTheirs = ({ student: id }: Grant) => {
    const student = students.get(id)
    const may: readonly Role[] = granters[(student && yearRow(student, year)?.division) ?? 'day']
    return may.some((role) => offices.includes(role))
  }
  printList(deps.stdout, all.filter(isTheirs).map(rowOf), columns, format)
}

function report(
  outcome: Granted,
  { as, json }: { as: string; json?: boolean },
  { stdout }: CliDeps,
  say: (grant: Grant) => string,
): void {
  if (!outcome.done) throw refused(as, outcome.refusal)
  if (json) printJson(stdout, rowOf(outcome.grant))
  else printLine(stdout, say(outcome.grant))
}

function refused(as: string, refusal: GrantRefusal): OperatorError {
  switch (refusal.reason) {
    case 'notYours':
      return notAllowed(as, refusal.may)
    case 'noSuchStudent':
      return new OperatorError('unknown-student', 'There is no student of that number.')
    case 'hasLeft':
      return new OperatorError('has-left', 'The student has left the school.')
    case 'notTheGuardian':
      return new OperatorError('not-the-guardian', 'On record, this is no guardian of that student.')
    case 'notUnderAge':
      return new OperatorError('not-under-age', 'It takes your word that the student is under age: --under-age.')
    case 'past':
      return new OperatorError('past', '--until has passed already.')
    case 'noSuchGrant':
      return new OperatorError('unknown-grant', 'There is no such grant; “licheng grants list” numbers them.')
    case 'over':
      return new OperatorError('over', 'The grant is over already.')
  }
}

const rowOf = ({ _id, guardian, student, until, revokedAt }: Grant) => ({
  id: _id,
  guardian,
  student,
  until,
  revoked: revokedAt !== undefined,
})
