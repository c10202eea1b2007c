import { readFile, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { expect } from 'chai'
import type { EntryFile } from '../../../src/portfolio/entry.ts'
import { sweepOrphans } from '../../../src/portfolio/sweepOrphans.ts'
import { temporaryFolder } from '../../support/database.ts'
import { pdf } from '../../support/files.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'
import { type CommandLine, commandLineOn } from '../cli/commandLine.ts'
import { openStore } from '../school/openStore.ts'

const leftOn = '2027-06-30'
const fiveYearsLater = '2032-06-30T10:00:00+08:00'
const dayBefore = '2032-06-29T23:59:59+08:00'

describe('the data of those who left', () => {
  let school: TestSchool
  let line: Pick<CommandLine, 'run' | 'json'>
  let registrar: Someone
  let director: Someone
  let entry: number
  let file: EntryFile

  beforeEach(async () => {
    school = await startSchool()
    line = commandLineOn(school.services)
    registrar = await school.someone('R1')
    director = await school.someone('D1')
    file = await stored('m1', 2_000)
    entry = await school.addEntry('S1', { files: [file], reason: '請補充', description: '我的心得', place: 1 })
    await leaves('S1')
    school.clock.set(fiveYearsLater)
  })
  afterEach(() => school.close())

  async function stored(request: string, bytes: number): Promise<EntryFile> {
    const kept = await school.services.files.store(
      Readable.from([pdf(bytes)]),
      'a.pdf',
      request,
      () => 1e9,
      school.clock.now(),
    )
    if ('refused' in kept) throw new Error('not stored')
    return { ...kept, role: 'document' }
  }
  const leaves = (id: string, day = leftOn) =>
    school.services.people.model.updateOne({ _id: id }, { $set: { leftOn: day } })
  const bytesOf = () => school.services.connection.collection('files.files').countDocuments()
  const codeHeard = (someone: Someone) => /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(someone.lastHeard().text)?.[0] ?? ''
  const intact = async () => {
    const kept = await school.services.entries.findById(entry).lean()
    expect(kept).to.deep.include({ description: '我的心得', hidden: false })
    expect(await bytesOf()).to.equal(1)
    expect((await school.services.people.get('S1'))?.name).to.equal('王小明')
  }

  it('goes when one office proposes and another approves by button; ids, acts and times stay', async () => {
    const counselling = school.services.connection.collection<{ student: string; advice: string }>('counselling')
    await counselling.insertOne({ student: 'S1', advice: '多問' })
    await registrar.says('你會做什麼')
    expect(await registrar.presses('保存期限與刪除')).to.match(
      /1 位離校生保存期滿.*王小明（S1）｜2027-06-30 離校.*§八/s,
    )
    expect(await registrar.presses('提出刪除')).to.match(/刪除提案 1 已提出.*1 位離校生，1 筆紀錄、1 個檔案/s)
    await intact()
    expect(director.lastHeard().text).to.match(/等你核准.*王小明.*註冊組長/s)
    expect(await director.says('我的待辦')).to.match(/核准離校生資料刪除（提案 1）/)
    await director.says('你會做什麼')
    await director.presses('保存期限與刪除')
    await director.presses('看刪除提案 1')
    expect(await director.presses('核准刪除')).to.match(/已核准.*1 位離校生/s)
    expect(registrar.lastHeard().text).to.match(/刪除提案 1 已核准/)

    const gone = await school.services.entries.findById(entry).lean()
    expect(gone).to.include({ _id: entry, student: 'S1', description: '', hidden: true, erased: true })
    expect(gone).not.to.have.any.keys('reason', 'fields', 'link', 'place')
    expect(gone?.files).to.deep.equal([])
    expect(gone?.createdAt).to.be.instanceOf(Date)
    expect(await bytesOf()).to.equal(0)
    expect(await counselling.findOne({ student: 'S1' })).to.include({ advice: '' })
    expect((await school.services.people.get('S1'))?.name).to.equal('S1')
    const acts = await school.services.record.model
      .find({ people: 'S1', order: { $gt: 0 } })
      .sort({ order: 1 })
      .lean()
    expect(acts.map(({ act, by, as }) => [act, by, as])).to.deep.equal([
      ['propose', 'R1', 'registrar'],
      ['approve', 'D1', 'academic-director'],
      ['erase', 'D1', 'academic-director'],
    ])
    expect(await line.json('entries', '--student', 'S1')).to.deep.equal([])
    expect(await line.json('entries', '--student', 'S1', '--hidden')).to.have.length(1)
    expect(await line.json('retention', 'list')).to.deep.equal([])
    expect(await director.says('我的待辦')).not.to.match(/刪除/)
  })

  it('goes on the command line with the code that the chat gave; a wrong or foreign one uses nothing up', async () => {
    expect(await line.json('retention', 'list')).to.deep.equal([
      { student: 'S1', name: '王小明', leftOn, division: 'day', entries: 1, files: 1, bytes: 2_000, proposal: null },
    ])
    expect(await line.run('retention', 'propose')).to.include({ status: 2 })
    expect(await line.run('retention', 'propose', '--as', 'T1')).to.include({ status: 1 })
    const proposed = await line.json('retention', 'propose', '--as', 'R1')
    expect(proposed).to.deep.equal({ proposal: 1, students: ['S1'], entries: 1, files: 1 })
    expect(await line.run('retention', 'propose', '--as', 'R1')).to.include({ status: 1 })
    await school.settle()
    const code = codeHeard(director)
    const foreign = school.services.retention.codeFor(1, 'R1')
    const approve = (as: string, typed: string) => line.run('retention', 'approve', '1', '--as', as, '--code', typed)
    expect(await line.run('retention', 'approve', '1', '--as', 'D1')).to.include({ status: 2 })
    expect(await approve('D1', 'AAAA-3333')).to.include({ status: 1 })
    expect(await approve('D1', foreign)).to.include({ status: 1 })
    expect(await approve('R1', code)).to.include({ status: 1 })
    expect(await approve('T1', code)).to.include({ status: 1 })
    await intact()
    expect((await approve('D1', code)).out).to.match(/names, texts and files of 1 students \(S1\)/)
    expect(await bytesOf()).to.equal(0)
    expect(await approve('D1', code)).to.include({ status: 1 })
  })

  it('is never approved by who proposed it, whatever offices they hold', async () => {
    await school.services.people.model.updateOne({ _id: 'R1' }, { $set: { roles: ['registrar', 'academic-director'] } })
    await line.run('retention', 'propose', '--as', 'R1')
    const code = school.services.retention.codeFor(1, 'R1')
    const { status, err } = await line.run('retention', 'approve', '1', '--as', 'R1', '--code', code)
    expect([status, err]).to.deep.equal([1, 'R1 proposed this; somebody else has to approve it.\n'])
    await intact()
  })

  it('of 進修部 is proposed by 教導組長 and approved by its own director', async () => {
    await school.addPerson('A2', '教導組長', ['continuing-affairs'], { division: 'continuing' })
    await school.addPerson('A3', '進修部主任', ['continuing-director'], { division: 'continuing' })
    expect(await line.run('retention', 'propose', '--as', 'A2')).to.include({ status: 1 })
    await school.services.people.model.updateOne({ _id: 'S1' }, { $set: { 'years.0.division': 'continuing' } })
    expect(await line.run('retention', 'propose', '--as', 'R1')).to.include({ status: 1 })
    expect(await line.json('retention', 'list', '--as', 'R1')).to.deep.equal([])
    expect(await line.json('retention', 'list', '--as', 'A2')).to.have.length(1)
    expect(await line.run('retention', 'propose', '--as', 'A2')).to.include({ status: 0 })
    const approve = (as: string) =>
      line.run('retention', 'approve', '1', '--as', as, '--code', school.services.retention.codeFor(1, as))
    expect(await approve('D1')).to.include({ status: 1 })
    await intact()
    expect(await approve('A3')).to.include({ status: 0 })
  })

  it('stays where the approver declines, and may be proposed again', async () => {
    await line.run('retention', 'propose', '--as', 'R1')
    await school.settle()
    expect(await director.presses('不同意')).to.match(/沒有通過.*什麼都沒有刪除/s)
    await intact()
    expect(await line.run('retention', 'propose', '--as', 'R1')).to.include({ status: 0 })
  })

  describe('cannot go earlier', () => {
    it('by a proposal the day before five years are full', async () => {
      school.clock.set(dayBefore)
      expect(await line.json('retention', 'list')).to.deep.equal([])
      expect(await line.run('retention', 'propose', '--as', 'R1')).to.include({ status: 1 })
      await registrar.says('你會做什麼')
      expect(await registrar.presses('保存期限與刪除')).to.match(/0 位離校生保存期滿/)
      expect(registrar.buttons()).not.to.include('提出刪除')
    })

    it('by a day of leaving that is moved back before what was still put in', async () => {
      school.clock.set('2027-07-01T10:00:00+08:00')
      await leaves('S1', '2019-06-30')
      expect(await line.run('retention', 'propose', '--as', 'R1')).to.include({ status: 1 })
      await intact()
    })

    it('when the student came back between proposal and approval', async () => {
      await line.run('retention', 'propose', '--as', 'R1')
      await school.services.people.model.updateOne({ _id: 'S1' }, { $unset: { leftOn: 1 } })
      const code = school.services.retention.codeFor(1, 'D1')
      const { out } = await line.run('retention', 'approve', '1', '--as', 'D1', '--code', code, '--json')
      expect(JSON.parse(out))
        .to.include({ proposal: 1 })
        .and.deep.include({ deleted: [], kept: ['S1'] })
      await intact()
    })

    it('because the student deletes it, takes the message back, or a sweep comes by', async () => {
      school.clock.set('2026-10-15T10:00:00+08:00')
      await school.services.people.model.updateOne({ _id: 'S1' }, { $unset: { leftOn: 1 } })
      const student = await school.someone('S1')
      await student.sends(pdf(3_000))
      await student.presses('數學')
      await student.says('我的專題報告')
      await student.presses('送出認證')
      await student.says('撤回 #2')
      await student.says('刪除 #2')
      await student.presses('刪除')
      expect(await bytesOf()).to.equal(2)
      school.clock.advance({ days: 60 })
      await sweepOrphans(school.services, school.clock.now().toJSDate())
      expect(await bytesOf()).to.equal(2)
      expect((await school.services.entries.findById(2).lean())?.description).to.equal('我的專題報告')
    })
  })

  it('leaves the files of others alone, though they are the same file', async () => {
    await school.addEntry('S2', { files: [file] })
    await line.run('retention', 'propose', '--as', 'R1')
    const code = school.services.retention.codeFor(1, 'D1')
    await line.run('retention', 'approve', '1', '--as', 'D1', '--code', code)
    expect(await bytesOf()).to.equal(1)
    expect(await school.services.files.verify(file)).to.equal('intact')
  })

  it('is not put back by a backup from before: restore carries the approved deletions out', async () => {
    const folder = temporaryFolder()
    await school.services.people.model.updateOne({ _id: 'S1' }, { $unset: { leftOn: 1 } })
    await line.run('backup', `${folder}/old`)
    await leaves('S1')
    await line.run('retention', 'propose', '--as', 'R1')
    const code = school.services.retention.codeFor(1, 'D1')
    await line.run('retention', 'approve', '1', '--as', 'D1', '--code', code)
    await line.run('backup', `${folder}/new`)
    const empty = await openStore(fiveYearsLater)
    const there = commandLineOn(empty.services)
    const restored = await there.run('restore', `${folder}/old`, '--deletions', `${folder}/new/deletions.json`)
    expect([restored.status, restored.err]).to.deep.equal([0, ''])
    expect(restored.out).to.match(/Approved deletions, carried out here too: 1 students/)
    expect(await empty.services.entries.findById(entry).lean()).to.include({ description: '', erased: true })
    expect(await empty.services.connection.collection('files.files').countDocuments()).to.equal(0)
    expect(await empty.services.record.model.countDocuments({ act: { $in: ['approve', 'erase'] } })).to.equal(2)
    await empty.close()
  })

  it('is not deleted by a list that somebody made up', async () => {
    const folder = temporaryFolder()
    await line.run('retention', 'propose', '--as', 'R1')
    const code = school.services.retention.codeFor(1, 'D1')
    await line.run('retention', 'approve', '1', '--as', 'D1', '--code', code)
    await line.run('backup', `${folder}/new`)
    const forged = JSON.parse(await readFile(`${folder}/new/deletions.json`, 'utf8')) as { students: object[] }[]
    const young = await startSchool()
    await young.addEntry('S2')
    const text = JSON.stringify(forged).replaceAll('"S1"', '"S2"').replaceAll('2032', '2026').replaceAll('2027', '2021')
    await writeFile(`${folder}/forged.json`, text)
    const there = commandLineOn(young.services)
    await there.run('backup', `${folder}/young`)
    const empty = await openStore()
    const restored = commandLineOn(empty.services)
    const { status, err } = await restored.run('restore', `${folder}/young`, '--deletions', `${folder}/forged.json`)
    expect([status, err]).to.deep.equal([0, ''])
    expect(await empty.services.entries.findOne({ student: 'S2' }).lean()).to.include({ description: '心得' })
    expect((await empty.services.people.get('S2'))?.leftOn).to.equal(undefined)
    await writeFile(`${folder}/broken.json`, '[{}]')
    expect(await restored.run('restore', `${folder}/young`, '--deletions', `${folder}/broken.json`)).to.include({
      status: 1,
    })
    await Promise.all([young.close(), empty.close()])
  })

  it('goes to the end after a crash in the middle, and nothing is done twice', async () => {
    await leaves('S2')
    await school.addEntry('S2', { files: [await stored('m2', 3_000)], createdAt: new Date(0) })
    await line.run('retention', 'propose', '--as', 'R1')
    const broken = school.services.files.remove
    let removals = 0
    school.services.files.remove = async (id) => {
      removals += 1
      if (removals === 2) throw new Error('the power went')
      return broken(id)
    }
    const code = school.services.retention.codeFor(1, 'D1')
    expect(await line.run('retention', 'approve', '1', '--as', 'D1', '--code', code)).to.include({ status: 1 })
    expect(await bytesOf()).to.equal(1)
    school.services.files.remove = broken
    await school.services.journal.settleAll()
    await school.services.journal.settleAll()
    expect(await bytesOf()).to.equal(0)
    expect((await school.services.retention.get(1))?.erased).to.deep.equal(['S1', 'S2'])
    expect(await school.services.record.model.countDocuments({ act: 'erase' })).to.equal(2)
  })
})
