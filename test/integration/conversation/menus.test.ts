import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import type { LineAdapter } from '../../../adapters/line/index.ts'
import type { MenuName } from '../../../src/conversation/channel.ts'
import { createMenus, type Menus } from '../../../src/conversation/menus.ts'
import { temporaryFolder } from '../../support/database.ts'
import { type Someone, startSchool, type TestSchool } from '../../support/school.ts'
import { commandLineOn } from '../cli/commandLine.ts'

describe('the menu below a chat', () => {
  let school: TestSchool
  let menus: Menus
  let guardian: Someone
  beforeEach(async () => {
    school = await startSchool()
    menus = createMenus(school.services, school.channels)
    await school.addPerson('G1', '王爸爸', ['guardian'])
    await school.services.guardians.model.create({ _id: 'G1:S1', guardian: 'G1', student: 'S1', relation: '父' })
    await (school.channels.get('line') as LineAdapter).registerRichMenus()
    guardian = await school.someone('G1')
  })
  afterEach(() => school.close())

  async function menuOf({ user }: Someone): Promise<MenuName> {
    await menus.giveDue()
    const { links, aliases } = school.line.shelf
    const [alias] = [...aliases].find(([, id]) => id === links.get(user)) ?? ['licheng-unbound']
    return alias.replace('licheng-', '') as MenuName
  }
  const codeFor = (person: string) => school.services.codes.issue(person, 'operator', school.clock.now())
  const grant = (until = '2026-10-20') =>
    school.services.grants.add(
      { guardian: 'G1', student: 'S1', until, isUnderAge: true },
      { actor: { by: 'R1', via: 'line' }, request: `grant to ${until}`, now: school.clock.now() },
    )

  it('follows who is bound: their own, the next one’s, and nobody’s', async () => {
    const phone = await school.someone('phone', { bound: false })
    expect(await menuOf(phone)).to.equal('unbound')
    await phone.says(await codeFor('S1'))
    expect(await menuOf(phone)).to.equal('student')
    await phone.says(await codeFor('T1'))
    await phone.presses('改綁定')
    expect(await menuOf(phone)).to.equal('teacher')
    await phone.says('解除綁定')
    await phone.presses('解除綁定')
    expect(await menuOf(phone)).to.equal('unbound')
  })

  it('follows the roles that an import gives and takes', async () => {
    const teacher = await school.someone('T1')
    expect(await menuOf(teacher)).to.equal('teacher')
    const file = join(temporaryFolder(), 'people.csv')
    await writeFile(
      file,
      'id,name,roles,grade,class,division,subject,domain,status,left_on\nT1,陳老師,teacher|homeroom,,101,day,,,,\n',
    )
    expect((await commandLineOn(school.services).run('import', 'people', file)).status).to.equal(0)
    expect(await menuOf(teacher)).to.equal('homeroom')
  })

  it('is a guardian’s own, and another one while they may act for a student', async () => {
    expect(await menuOf(guardian)).to.equal('guardian')
    await grant()
    expect(await menuOf(guardian)).to.equal('granted')
    school.clock.set('2026-10-21T07:05:00+08:00')
    await school.services.grants.tellEnded(school.clock.now())
    expect(await menuOf(guardian)).to.equal('guardian')
  })

  it('is a guardian’s again where one grant is revoked, and not while another goes on', async () => {
    await grant()
    await grant('2026-10-30')
    const { grants } = school.services
    const revoke = (id: number) =>
      grants.revoke(id, { actor: { by: 'R1', via: 'line' }, request: `revoke ${id}`, now: school.clock.now() })
    await revoke(1)
    expect(await menuOf(guardian)).to.equal('granted')
    await revoke(2)
    expect(await menuOf(guardian)).to.equal('guardian')
  })

  it('of a teacher who is a guardian too stays the teacher’s', async () => {
    await school.services.people.model.updateOne({ _id: 'G1' }, { $set: { roles: ['teacher', 'guardian'] } })
    await grant()
    expect(await menuOf(guardian)).to.equal('teacher')
  })

  it('follows what is done on the command line, which speaks to no network itself', async () => {
    const student = await school.someone('S1')
    expect(await menuOf(student)).to.equal('student')
    await commandLineOn(school.services).run('unbind', 'S1', '--as', 'R1')
    expect(await menuOf(student)).to.equal('unbound')
  })

  it('is asked for again where it changed hands while it was being changed', async () => {
    await menus.giveDue()
    const line = school.channels.get('line') as LineAdapter
    const { setMenu } = line
    line.setMenu = async (account, menu) => {
      line.setMenu = setMenu
      await grant()
      await setMenu(account, menu)
    }
    await school.services.accounts.changeMenus('G1')
    expect(await menuOf(guardian)).to.equal('granted')
    expect(await school.services.accounts.menusDue(10)).to.deep.equal([])
  })
})
