import { expect } from 'chai'
import fc from 'fast-check'
import { intents, kinds } from '../../../src/conversation/intent.ts'
import type { Press } from '../../../src/conversation/message.ts'
import { decodePress, encodePress } from '../../../src/conversation/press.ts'

describe('a press in a button', () => {
  it('comes back as it went, for every intent', () => {
    for (const intent of intents) {
      const press: Press = { kind: 'intent', intent, slots: { kind: 'course', target: '#12' }, request: '7' }
      expect(decodePress(encodePress(press))).to.deep.equal(press)
    }
  })

  it('carries every slot at once', () => {
    const slots = { kind: 'diverse', term: '115-1', status: 'returned', topic: 'size', code: 'K7QF-29MX' } as const
    const more = { target: 'all', reason: '缺檔', person: '王老師', class: '203', lang: 'en', action: 'mute' } as const
    const press: Press = { kind: 'intent', intent: 'artifact.list', slots: { ...slots, ...more } }
    expect(decodePress(encodePress(press))).to.deep.equal(press)
  })

  it('keeps acts and answers apart, and empty arguments from none', () => {
    const presses: Press[] = [
      { kind: 'act', act: 'undo', args: [] },
      { kind: 'act', act: 'undo', args: [''] },
      { kind: 'act', act: 'course', args: ['C-101', '115-1'] },
      { kind: 'answer', dialogue: 'd81', value: '' },
      { kind: 'answer', dialogue: 'd81', value: 'yes' },
    ]
    const data = presses.map(encodePress)
    expect(new Set(data)).to.have.lengthOf(presses.length)
    expect(data.map(decodePress)).to.deep.equal(presses)
  })

  it('returns any text that fits exactly, separators, escapes and emoji included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom(...kinds), (reason, kind) => {
        const press: Press = { kind: 'intent', intent: 'certification.return', slots: { kind, reason } }
        expect(decodePress(encodePress(press))).to.deep.equal(press)
      }),
    )
    const press: Press = { kind: 'answer', dialogue: '~0|~1', value: '|~|👩‍🔬\n' }
    expect(decodePress(encodePress(press))).to.deep.equal(press)
  })

  it('takes at most 100 characters, which LINE counts as at most 300 bytes', () => {
    const value = (length: number): Press => ({ kind: 'answer', dialogue: '1', value: '冊'.repeat(length) })
    const fullest = encodePress(value(95))
    expect(fullest).to.have.lengthOf(100)
    expect(Buffer.byteLength(fullest)).to.be.at.most(300)
    expect(() => encodePress(value(96))).to.throw(RangeError, '101')
  })

  it('never changes what buttons already sent out mean', () => {
    expect(decodePress('1i|ca|g#12|q3')).to.deep.equal({
      kind: 'intent',
      intent: 'certification.approve',
      slots: { target: '#12' },
      request: '3',
    })
    expect(decodePress('1a|undo|12')).to.deep.equal({ kind: 'act', act: 'undo', args: ['12'] })
    expect(decodePress('1d|81|yes')).to.deep.equal({ kind: 'answer', dialogue: '81', value: 'yes' })
  })

  it('is not recognised in data of another hand', () => {
    const foreign = [
      '',
      '1',
      '1i',
      '1i|zz',
      '1i|ca|xvalue',
      '1i|ca|knonsense',
      '2i|ca',
      '1d|81',
      '1d|81|a|b',
      'action=buy',
    ]
    for (const data of foreign) expect(decodePress(data), data).to.equal(undefined)
  })
})
