import type { Command } from 'commander'
import { effectOf } from '../reminders/movedEffect.ts'
import { changeBeyondDivision } from '../school/changeBeyondDivision.ts'
import { openSchoolFile } from '../school/openSchoolFile.ts'
import type { SchoolPlan } from '../school/planSchool.ts'
import { type Publishing, publishSchool } from '../school/publishSchool.ts'
import type { Services } from '../services.ts'
import { actorAs, asOption, officesHeld, operator, personNamed } from './acting.ts'
import { type CliDeps, withServices } from './deps.ts'
import { Failure } from './failure.ts'
import { printJson, printLine } from './output.ts'
import { readableFile } from './readableFile.ts'
import { refuseDemo } from './refuseDemo.ts'
import { showPlan } from './schoolPlan.ts'

interface Flags {
  dryRun?: boolean
  as?: string
  json?: boolean
}

/** `licheng school` */
export function addSchool(program: Command, deps: CliDeps): void {
  program
    .command('school')
    .description('load the school’s terms and notices, and show what changes')
    .argument('<file>', 'a YAML file like school.example.yaml')
    .option('--dry-run', 'show what would change, and write nothing')
    .addOption(asOption())
    .option('--json', 'machine-readable output')
    .action(async (file: string, flags: Flags) =>
      withServices(deps, (services) => loadSchool(file, flags, services, deps)),
    )
}

async function loadSchool(file: string, flags: Flags, services: Services, deps: CliDeps): Promise<void> {
  const { calendar, people, clock } = services
  refuseDemo(await calendar.load())
  const publishing = { ...(await actingFor(flags.as, services, deps)), now: clock.now(), dryRun: flags.dryRun ?? false }
  await readableFile(file)
  const read = await openSchoolFile(file)
  const outcome = 'problems' in read ? read : await publishSchool(read.file, calendar, people, publishing)
  if ('problems' in outcome) {
    if (flags.json) printJson(deps.stdout, { errors: outcome.problems.map((message) => ({ message })) })
    else for (const problem of [...outcome.problems, 'Nothing was changed.']) printLine(deps.stderr, problem)
    throw new Failure()
  }
  if (flags.json) {
    printJson(deps.stdout, { changes: outcome.changes, affected: outcome.affected.length })
    return
  }
  showPlan(outcome, await effectOf(outcome, services, publishing.now), publishing.dryRun, deps.stdout)
}

/** Terms and notices are 教務主任's; the director of 進修部 may publish notices for that division. Source: R-1, §四. */
async function actingFor(
  id: string | undefined,
  services: Services,
  deps: CliDeps,
): Promise<Pick<Publishing, 'actor' | 'refuse'>> {
  if (id === undefined) return { actor: operator(deps) }
  const person = await personNamed(id, services)
  const [role] = officesHeld(person, ['academic-director', 'continuing-director'])
  const actor = actorAs(person, role, deps)
  return role === 'academic-director' ? { actor } : { actor, refuse: (plan) => beyondDivision(plan, id) }
}

function beyondDivision(plan: SchoolPlan, id: string): string | undefined {
  const foreign = changeBeyondDivision(plan)
  return foreign && `${foreign.what}: ${id} publishes notices for the continuing-education division alone.`
}
