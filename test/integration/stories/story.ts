import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { grantEnd } from '../../../scheduler/jobs/grantEnd.ts'
import { receiptSilence } from '../../../scheduler/jobs/receiptSilence.ts'
import { reminders } from '../../../scheduler/jobs/reminders.ts'
import { selectionClose } from '../../../scheduler/jobs/selectionClose.ts'
import { temporaryFolder } from '../../support/database.ts'
import { addDiscord, type DiscordSchool } from '../../support/discordSchool.ts'
import { silentLog } from '../../support/log.ts'
import { startSchool, type TestSchool } from '../../support/school.ts'
import { type CommandLine, commandLineOn } from '../cli/commandLine.ts'

/** One store, seen from LINE, Discord and the command line, while the school year goes on. */
export interface Story {
  school: TestSchool
  discord: DiscordSchool
  line: Pick<CommandLine, 'run' | 'json'>
  /**
   * The clock comes to an instant, and the scheduler looks at it: what has fallen due is done, and what is to be told is
   * told. The first time is the scheduler's first start: what was due before is not.
   */
  reach(instant: string): Promise<void>
  /** A one-use binding code, as the office hands it out. */
  codeFor(id: string): Promise<string>
  /** Where in the story's own folder a file of that name is; with a text, after writing it. */
  path(name: string): string
  write(name: string, ...rows: string[]): Promise<string>
  /** What the record says of something: who did what, in which role, from where. */
  acts(subject: string): Promise<string[]>
  end(): Promise<void>
}

export async function beginStory(now: string): Promise<Story> {
  const school = await startSchool(now)
  const discord = await addDiscord(school)
  const line = commandLineOn(school.services)
  const folder = temporaryFolder()
  const rooms = () => ({
    ...school.services,
    ...{ now: school.clock.now(), log: silentLog, signal: new AbortController().signal },
  })
  const pathOf = (name: string) => path.join(folder, name)
  return {
    school,
    discord,
    line,
    async reach(instant) {
      school.clock.set(instant)
      for (const job of [reminders, selectionClose, receiptSilence, grantEnd]) await job.run(rooms())
      await school.settle()
    },
    async codeFor(id) {
      const { out } = await line.run('codes', '--csv', '--person', id)
      return out.trim().split('\n')[1]?.split(',')[3] ?? ''
    },
    path: pathOf,
    async write(name, ...rows) {
      await writeFile(pathOf(name), `${rows.join('\n')}\n`)
      return pathOf(name)
    },
    async acts(subject) {
      const found = await school.services.record.model.find({ subject }).sort({ order: 1 }).lean()
      return found.map(({ act, by, as, via }) => `${act} ${by} ${as} ${via}`)
    },
    async end() {
      await discord.close()
      await school.close()
    },
  }
}
