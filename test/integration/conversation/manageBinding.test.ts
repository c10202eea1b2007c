import { expect } from 'chai'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'

const codeIn = (text: string) => /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? ''

describe('codes and bindings of others, in chat', () => {
  let school: TestSchool
  let registrar: Someone
  let homeroom: Someone
  const acts = async (act: string) => school.services.record.model.find({ act }).sort({ order: 1 }).lean()
  beforeEach(async () => {
    school = await startSchool()
    await school.addPerson('H1', '林導師', ['teacher', 'homeroom'], { classes: ['101'] })
    await school.addPerson('S9', '張同學', ['student'], { grade: 10, classes: ['102'] })
    registrar = await school.someone('R1')
    homeroom = await school.someone('H1')
  })
  afterEach(() => school.close())

  it('lets 註冊組 issue a new code, which voids the one before and is shown once', async () => {
    const old = await school.services.codes.issue('S1', 'operator', school.clock.now())
    await registrar.says('你會做什麼')
    await registrar.presses('補發綁定碼／解除')
    expect(await registrar.says('王小明')).to.match(/王小明（S1）.*101 班學生.*還沒有/s)
    const issued = await registrar.presses('補發綁定碼')
    expect(issued).to.match(/王小明（S1）.*用一次.*已經作廢/s)
    const phone = await school.someone('N', { bound: false })
    expect(await phone.says(old)).to.match(/作廢/)
    expect(await phone.says(codeIn(issued))).to.match(/已綁定：王小明/)
    expect(JSON.stringify(await school.services.inbox.model.find().lean())).not.to.include(codeIn(issued))
    expect(await acts('issueCode')).to.have.lengthOf(1)
    expect((await acts('issueCode'))[0]).to.include({ by: 'R1', as: 'registrar', subject: 'person:S1', via: 'line' })
  })

  it('lets a homeroom teacher end the binding of a lost phone, after asking once', async () => {
    const student = await school.someone('S1')
    await homeroom.says('你會做什麼')
    await homeroom.presses('補發綁定碼／解除')
    await homeroom.says('s1')
    expect(await homeroom.presses('解除 LINE 綁定')).to.match(/要解除 王小明 的 LINE 綁定嗎/)
    expect(await homeroom.presses('解除綁定')).to.match(/已經解除/)
    expect(await student.says('我是誰')).to.match(/還沒有綁定/)
    expect((await acts('unbind')).at(-1)).to.include({ by: 'H1', as: 'homeroom', subject: 'person:S1' })
  })

  it('takes a school number that looks like a code for a school number, where one is asked for', async () => {
    await school.addPerson('TQ34CD67', '吳同學', ['student'], { grade: 10, classes: ['101'] })
    await homeroom.says('你會做什麼')
    await homeroom.presses('補發綁定碼／解除')
    expect(await homeroom.says('TQ34CD67')).to.match(/吳同學（TQ34CD67）/)
  })

  it('ends no binding that is not recorded', async () => {
    const student = await school.someone('S1')
    await homeroom.says('你會做什麼')
    await homeroom.presses('補發綁定碼／解除')
    await homeroom.says('S1')
    await homeroom.presses('解除 LINE 綁定')
    const { record } = school.services
    const { append } = record
    record.append = () => Promise.reject(new Error('the store is away'))
    await homeroom.presses('解除綁定')
    expect(await student.says('我是誰')).to.match(/王小明/)
    record.append = append
    expect(await homeroom.presses('解除綁定')).to.match(/已經解除/)
    expect(await student.says('我是誰')).to.match(/還沒有綁定/)
  })

  it('finds nobody of another class for a homeroom teacher, no staff for 註冊組, and nobody for oneself', async () => {
    await homeroom.says('你會做什麼')
    await homeroom.presses('補發綁定碼／解除')
    expect(await homeroom.says('張同學')).to.match(/沒有這個人，或不歸你管/)
    expect(await homeroom.says('沒有的人')).to.match(/沒有這個人，或不歸你管/)
    await registrar.says('你會做什麼')
    await registrar.presses('補發綁定碼／解除')
    expect(await registrar.says('T1')).to.match(/不歸你管/)
    expect(await registrar.says('R1')).to.match(/不歸你管/)
  })

  it('asks the database at every press: who has lost the class does nothing with an old button', async () => {
    await homeroom.says('你會做什麼')
    await homeroom.presses('補發綁定碼／解除')
    await homeroom.says('S1')
    await school.services.people.model.updateOne({ _id: 'H1' }, { $set: { roles: ['teacher'] } })
    expect(await homeroom.presses('補發綁定碼')).to.match(/不歸你管/)
    expect(await acts('issueCode')).to.have.lengthOf(0)
  })

  it('asks which one where several have the name', async () => {
    await school.addPerson('S8', '王小明', ['student'], { grade: 11, classes: ['201'] })
    await registrar.says('你會做什麼')
    await registrar.presses('補發綁定碼／解除')
    expect(await registrar.says('王小明')).to.match(/有 2 位/)
    expect(await registrar.presses('王小明 S8')).to.match(/王小明（S8）/)
  })

  it('is offered to nobody else', async () => {
    const student = await school.someone('S1')
    await student.says('你會做什麼')
    expect(student.heard().flatMap(({ buttons }) => buttons.map(({ label }) => label))).not.to.include(
      '補發綁定碼／解除',
    )
  })
})
