import { expect } from 'chai'
import { decodeId, fieldId, pressId } from '../../../../adapters/discord/customId.ts'
import type { Press } from '../../../../src/conversation/message.ts'

const press: Press = { kind: 'answer', dialogue: 'k3Jd9_a1', value: 'type' }

describe('the id of a component', () => {
  it('is the press that it stands for', () => {
    expect(decodeId(pressId(press))).to.deep.equal({ press })
  })

  it('carries the hint of a field, as much of it as a hundred characters hold', () => {
    expect(decodeId(fieldId(press, '例如：不是本課作業'))).to.deep.equal({ field: press, hint: '例如：不是本課作業' })
    const long = fieldId(press, '👨‍👩‍👧‍👦'.repeat(30))
    expect(long.length).to.be.at.most(100)
    expect(Buffer.from(long).toString()).to.equal(long)
    expect(decodeId(long)).to.deep.include({ field: press })
  })

  it('is an ordinary one where field and press do not fit together', () => {
    const wide: Press = { kind: 'act', act: 'x', args: ['y'.repeat(94)] }
    expect(decodeId(fieldId(wide, ''))).to.deep.equal({ press: wide })
  })

  it('means nothing where none of ours ever wrote it', () => {
    for (const id of ['', '1w', 'cert:v1:approve:12', '1s0', '1wx|y']) expect(decodeId(id), id).to.equal(undefined)
  })
})
