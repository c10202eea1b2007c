import { readFile } from 'node:fs/promises'
import { runInNewContext } from 'node:vm'
import { expect } from 'chai'
import { roleMenus } from '../../../../../adapters/line/richmenu/menus.ts'
import { menuNames } from '../../../../../src/conversation/channel.ts'

const folder = new URL('../../../../../../adapters/line/richmenu/', import.meta.url)

describe('the rich menus', () => {
  it('are one for each role', () => expect(roleMenus.map((menu) => menu.name)).to.deep.equal([...menuNames]))

  for (const { name, rows } of roleMenus) {
    it(`has a picture for ${name} of the menu’s size, which LINE takes`, async () => {
      const picture = await readFile(new URL(`${name}.png`, folder))
      expect(picture.toString('latin1', 1, 4)).to.equal('PNG')
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).to.deep.equal([2500, rows.length * 843])
      expect(picture.length).to.be.at.most(1_000_000)
    })
  }

  it('say what their pictures are drawn from, in the same order', async () => {
    const drawing = await readFile(new URL('draw.html', folder), 'utf8')
    const script = drawing.slice(drawing.indexOf('const icons'), drawing.indexOf('const tiles'))
    const drawn: Record<string, string[][]> = runInNewContext(`${script}; menus`)
    for (const { name, rows } of roleMenus)
      expect(
        drawn[name]?.map(([label]) => label),
        name,
      ).to.deep.equal(rows.flat().map((tile) => tile.label))
  })
})
