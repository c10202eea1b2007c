import { expect } from 'chai'
import { roleMenus } from '../../../adapters/line/richmenu/menus.ts'
import { menuNames } from '../../../src/conversation/channel.ts'
import { type LineBench, startLineBench } from '../../support/fakeLine/lineBench.ts'

describe('the menus below the chat', () => {
  let bench: LineBench
  beforeEach(async () => {
    bench = await startLineBench()
  })
  afterEach(() => bench.close())

  const changed = roleMenus.map((menu) =>
    menu.name === 'student' ? { ...menu, rows: menu.rows.map((row) => [...row].reverse()) } : menu,
  )

  it('are put on LINE’s servers, the unbound one for everybody', async () => {
    const { adapter, line } = bench
    expect(await adapter.registerRichMenus()).to.deep.equal({ created: [...menuNames], unchanged: [] })
    expect(line.shelf.menus).to.have.lengthOf(menuNames.length)
    expect(line.shelf.standard).to.equal(line.shelf.aliases.get('licheng-unbound'))
  })

  it('are not put there twice', async () => {
    const { adapter, line } = bench
    await adapter.registerRichMenus()
    expect(await adapter.registerRichMenus()).to.deep.equal({ created: [], unchanged: [...menuNames] })
    expect(line.shelf.created).to.equal(menuNames.length)
  })

  it('follow a person’s role', async () => {
    const { adapter, line } = bench
    const amy = line.user('amy')
    await adapter.registerRichMenus()
    await adapter.setMenu(amy, 'student')
    expect(line.shelf.links.get(amy)).to.equal(line.shelf.aliases.get('licheng-student'))
    await adapter.setMenu(amy, 'unbound')
    expect(line.shelf.links.has(amy)).to.equal(false)
  })

  it('are replaced where they changed, for those who have them too; the old one goes with the next registration', async () => {
    const { adapter, line } = bench
    const amy = line.user('amy')
    await adapter.registerRichMenus()
    await adapter.setMenu(amy, 'student')
    expect((await adapter.registerRichMenus(changed)).created).to.deep.equal(['student'])
    expect(line.shelf.links.get(amy)).to.equal(line.shelf.aliases.get('licheng-student'))
    expect(line.shelf.menus).to.have.lengthOf(menuNames.length + 1)
    await adapter.registerRichMenus(changed)
    expect(line.shelf.menus).to.have.lengthOf(menuNames.length)
  })

  it('that were left half-made are made again', async () => {
    const { adapter, line } = bench
    line.fails('picture', 'serverError')
    const failed = await adapter.registerRichMenus().then(() => undefined, String)
    expect(failed).to.include('LINE refused POST /v2/bot/richmenu/').and.include('500')
    await adapter.registerRichMenus()
    expect(line.shelf.menus).to.have.lengthOf(menuNames.length)
    expect([...line.shelf.menus.values()].every((menu) => menu.image)).to.equal(true)
  })

  it('are missed by nobody when they were never registered', async () => {
    await bench.adapter.setMenu(bench.line.user('amy'), 'teacher')
    expect(bench.logged.map((entry) => entry.level)).to.deep.equal(['info'])
  })
})
