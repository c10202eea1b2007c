import { expect } from 'chai'
import type { LineAdapter } from '../../../adapters/line/index.ts'
import { expiry } from '../../../scheduler/jobs/expiry.ts'
import { createMenus } from '../../../src/conversation/menus.ts'
import { sweepOrphans } from '../../../src/portfolio/sweepOrphans.ts'
import { temporaryFolder } from '../../support/database.ts'
import { addDiscord, type DiscordPerson, type DiscordSchool } from '../../support/discordSchool.ts'
import { pdf } from '../../support/files.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'
import { commandLineOn } from '../cli/commandLine.ts'
import { openStore } from '../school/openStore.ts'

const leftOn = '2027-06-30'
const fiveYearsLater = '2032-06-30T10:00:00+08:00'

/** Where the number of somebody whose data went may still stand: with acts, states and times. Source: R-12. */
const keepsNumbers = ['acts', 'deletions', 'enrolments', 'entries', 'people', 'submittedStudents']

describe('the chats of those whose data was deleted', () => {
  let school: TestSchool
  let discord: DiscordSchool
  let student: Someone
  let studentInDiscord: DiscordPerson
  let guardian: Someone
  beforeEach(async () => {
    school = await startSchool()
    discord = await addDiscord(school)
    await school.addPerson('G1', '王爸爸', ['guardian'])
    await guardianOf('G1', 'S1')
    student = await school.someone('S1')
    studentInDiscord = await discord.someone('S1')
    guardian = await school.someone('G1')
  })
  afterEach(async () => {
    await discord.close()
    await school.close()
  })

  const guardianOf = (id: string, ward: string) =>
    school.services.guardians.model.create({ _id: `${id}:${ward}`, guardian: id, student: ward, relation: '父' })

  /** A school life in short: handed in, granted, done by the guardian, talked about; then five years. */
  async function aLifeAtSchool(): Promise<void> {
    const teacher = await school.someone('T1')
    await student.sends(pdf(), '王小明的報告.pdf')
    await student.presses('國文')
    await student.says('我的秘密心得')
    await school.services.grants.add(
      { guardian: 'G1', student: 'S1', until: '2026-10-20', isUnderAge: true },
      { actor: { by: 'R1', via: 'line' }, request: 'grant', now: school.clock.now() },
    )
    await guardian.says('送出 #1')
    await studentInDiscord.says('還剩幾件')
    await teacher.presses('認證通過')
    await school.services.codes.issue('S1', 'R1', school.clock.now())
    await student.sends(pdf(2_000), '王小明的第二份.pdf')
    const sick = { student: 'S1', date: '2026-10-01', period: '1', kind: 'sick' as const }
    await school.services.attendance.model.create({ _id: 'S1:2026-10-01:1', ...sick })
    await school.services.connection
      .collection('submittedStudents')
      .insertOne({ student: 'S1', items: [{ key: 1, about: '王小明，班長', files: [] }] })
    await school.services.people.model.updateOne({ _id: 'S1' }, { $set: { leftOn } })
    school.clock.set(fiveYearsLater)
    await expireOldTexts()
  }

  /** What the night's jobs let go of. */
  async function expireOldTexts(): Promise<void> {
    const { services } = school
    const now = services.clock.now()
    await expiry.run({ ...services, now, signal: new AbortController().signal })
    await sweepOrphans(services, now.minus({ days: 2 }).toJSDate())
  }

  async function deleteAll(): Promise<void> {
    const line = commandLineOn(school.services)
    expect(await line.run('retention', 'propose', '--as', 'R1')).to.include({ status: 0 })
    const code = school.services.retention.codeFor(1, 'D1')
    expect(await line.run('retention', 'approve', '1', '--as', 'D1', '--code', code)).to.include({ status: 0 })
  }

  /** The collections in which any of the words stands anywhere. */
  async function holding(services: typeof school.services, ...words: string[]): Promise<string[]> {
    const found: string[] = []
    for (const { collection } of Object.values(services.connection.models)) {
      const text = JSON.stringify(await collection.find().toArray())
      if (words.some((word) => text.includes(word))) found.push(collection.collectionName)
    }
    return found.sort()
  }

  it('are gone with them: a search of the whole store finds no name, no text, no account', async () => {
    await aLifeAtSchool()
    const personal = ['小明', '王爸爸', '秘密', student.user, studentInDiscord.user, guardian.user]
    expect(await holding(school.services, ...personal)).to.include.members(['accounts', 'inbox', 'people', 'entries'])
    await deleteAll()
    await createMenus(school.services, school.channels).giveDue()
    // What staff were told of the deletion itself goes as every text does.
    school.clock.advance({ days: 31 })
    await expireOldTexts()
    expect(await holding(school.services, ...personal)).to.deep.equal([])
    expect(await holding(school.services, '"S1"', ':S1', 'S1:')).to.deep.equal(keepsNumbers)
    expect(await school.services.guardians.studentsOf('G1')).to.deep.equal([])
    expect(await school.services.grants.list()).to.deep.equal([])
  })

  it('end: whoever writes from there is a stranger, and is welcomed as one', async () => {
    await aLifeAtSchool()
    await deleteAll()
    expect(await studentInDiscord.says('我傳了哪些')).to.match(/先知道你是誰.*個人資料告知事項/s)
    expect(await student.says('我傳了哪些')).to.match(/先知道你是誰/)
    expect(await guardian.says('我是誰')).not.to.match(/王爸爸/)
    await createMenus(school.services, school.channels).giveDue()
    expect(await school.services.accounts.model.findById(`line:${student.user}`).lean()).not.to.equal(null)
  })

  it('lose their menu', async () => {
    const line = school.channels.get('line') as LineAdapter
    await line.registerRichMenus()
    const menus = createMenus(school.services, school.channels)
    await menus.giveDue()
    expect(school.line.shelf.links.has(student.user)).to.equal(true)
    await aLifeAtSchool()
    await deleteAll()
    await menus.giveDue()
    expect(school.line.shelf.links.has(student.user)).to.equal(false)
    expect(school.line.shelf.links.has(guardian.user)).to.equal(false)
    expect(await school.services.accounts.model.findById(`line:${student.user}`).lean()).to.equal(null)
  })

  it('of a guardian stay while there is another student of theirs', async () => {
    await guardianOf('G1', 'S2')
    await aLifeAtSchool()
    await deleteAll()
    expect((await school.services.people.get('G1'))?.name).to.equal('王爸爸')
    expect(await school.services.guardians.studentsOf('G1')).to.deep.equal(['S2'])
    const [account] = await school.services.accounts.ofPerson('G1')
    expect(account).not.to.have.property('actsFor')
  })

  it('go to the end after a crash in the middle', async () => {
    await aLifeAtSchool()
    const { accounts, journal } = school.services
    const { erase } = accounts
    let erased = 0
    accounts.erase = async (id, person) => {
      erased += 1
      if (erased === 2) throw new Error('the power went')
      return erase(id, person)
    }
    const line = commandLineOn(school.services)
    await line.run('retention', 'propose', '--as', 'R1')
    const code = school.services.retention.codeFor(1, 'D1')
    expect(await line.run('retention', 'approve', '1', '--as', 'D1', '--code', code)).to.include({ status: 1 })
    expect((await school.services.retention.get(1))?.state).to.equal('approved')
    accounts.erase = erase
    await journal.settleAll()
    await journal.settleAll()
    expect((await school.services.retention.get(1))?.erased).to.deep.equal(['S1'])
    await createMenus(school.services, school.channels).giveDue()
    const known = await holding(school.services, student.user, studentInDiscord.user, guardian.user)
    expect(known).to.deep.equal([])
  })

  it('are not put back by a backup from before', async () => {
    await aLifeAtSchool()
    const folder = temporaryFolder()
    const line = commandLineOn(school.services)
    await line.run('backup', `${folder}/old`)
    await deleteAll()
    await line.run('backup', `${folder}/new`)
    const empty = await openStore(fiveYearsLater)
    const there = commandLineOn(empty.services)
    expect(await there.run('restore', `${folder}/old`, '--deletions', `${folder}/new/deletions.json`)).to.include({
      status: 0,
      err: '',
    })
    await createMenus(empty.services, new Map()).giveDue()
    expect(await holding(empty.services, student.user, studentInDiscord.user, guardian.user)).to.deep.equal([])
    await empty.close()
  })
})
