import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'chai'
import type { Command } from 'commander'
import { createProgram } from '../../../src/cli/index.ts'
import { type CommandLine, cliDepsOn, commandLineOn } from '../cli/commandLine.ts'
import { type CommandRow, commandFiles, commandTable, machineCommands } from './commandTable.ts'
import { openRolesSchool, personal, type RolesSchool } from './rolesSchool.ts'

describe('every command, tried as every role', () => {
  let school: RolesSchool
  let cli: Pick<CommandLine, 'run'>
  let folder: string
  before(async () => {
    school = await openRolesSchool()
    cli = commandLineOn(school.services)
    folder = await mkdtemp(path.join(tmpdir(), 'licheng-roles-'))
    for (const [name, text] of Object.entries(commandFiles)) await writeFile(path.join(folder, name), text)
  })
  after(async () => {
    await school.close()
    await rm(folder, { recursive: true })
  })

  it('stands in the table, if it names who acts', () => {
    const named = actingCommands(createProgram(cliDepsOn(school.services)))
    const known = new Set([...commandTable.map(({ command }) => command), ...machineCommands])
    expect([...known]).to.have.members(named)
  })

  for (const row of commandTable)
    it(`${row.command} ${(row.args ?? []).join(' ')} is refused as whom it does not serve`, () => tryAsEveryRole(row))

  const inFolder = (arg: string) => (/\.(csv|yaml|zip)$/.test(arg) ? path.join(folder, arg) : arg)

  const runAs = ({ command, args = [] }: CommandRow, id: string) =>
    cli.run(...command.split(' '), ...args.map(inFolder), '--as', id)

  async function tryAsEveryRole(row: CommandRow): Promise<void> {
    const { may, by, does, showsNothing } = row
    const before = await school.snapshot()
    const files = await readdir(folder)
    for (const { id, called, role } of school.strangers) {
      if (typeof may === 'string' || (role !== undefined && may.includes(role))) continue
      const { status, out, err } = await runAs(row, id)
      if (!showsNothing || role === undefined) {
        expect(status, `${called}: ${out}`).to.equal(1)
        expect(err, called).to.match(refusal)
      }
      for (const secret of personal) expect(out + err, called).to.not.include(secret)
    }
    expect((await school.snapshot()) === before, 'the store is as it was, after refusals').to.equal(true)
    expect(await readdir(folder)).to.have.members(files)
    if (!by) return
    const { err } = await runAs(row, by)
    expect(err, by).to.not.match(refusal)
    if (does) expect((await school.snapshot()) === before, `nothing came of it as ${by}: ${err}`).to.equal(false)
  }
})

/** How a command says that it is not for whoever is named. */
const refusal = /may not|(?:are|is) not ONLY-|not LEFT|Nobody here has the number/

/** The names of the commands that take `--as`, those within others too. */
function actingCommands(command: Command, names: readonly string[] = []): string[] {
  const own = command.options.some(({ long }) => long === '--as') ? [names.join(' ')] : []
  return [...own, ...command.commands.flatMap((each) => actingCommands(each, [...names, each.name()]))]
}
