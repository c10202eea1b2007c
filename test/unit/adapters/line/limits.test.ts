import { expect } from 'chai'
import fc from 'fast-check'
import { clean, cut, shorten, splitText } from '../../../../adapters/line/limits.ts'

const family = '👨‍👩‍👧‍👦'

describe('text within LINE’s limits', () => {
  it('is parted between paragraphs where it can be', () => {
    const text = `${'一'.repeat(30)}\n\n${'二'.repeat(10)}\n${'三'.repeat(10)}`
    expect(splitText(text, 50)).to.deep.equal(['一'.repeat(30), `${'二'.repeat(10)}\n${'三'.repeat(10)}`])
  })

  it('is parted between lines where there are no paragraphs', () => {
    expect(splitText(`${'一'.repeat(40)}\n${'二'.repeat(20)}`, 50)).to.deep.equal(['一'.repeat(40), '二'.repeat(20)])
  })

  it('is parted between whole characters where there are no lines, even those of eleven units', () => {
    const pieces = splitText(family.repeat(10), 50)
    expect(pieces.map((piece) => piece.length)).to.deep.equal([44, 44, 22])
    expect(pieces.join('')).to.equal(family.repeat(10))
  })

  it('loses nothing but white space, and never passes the limit', () => {
    const texts = fc.string({ unit: fc.constantFrom('字', 'a', '\n', ' ', '👍🏽', '́'), maxLength: 300 })
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 60 }), (text, maxUnits) => {
        const pieces = splitText(text, maxUnits)
        expect(pieces.every((piece) => piece !== '' && piece.length <= maxUnits)).to.equal(true)
        expect(pieces.join('').replace(/\s/g, '')).to.equal(text.replace(/\s/g, ''))
      }),
    )
  })

  it('keeps a label of twenty characters, and shortens one of twenty-one', () => {
    expect(shorten('課'.repeat(20), 20)).to.equal('課'.repeat(20))
    expect(shorten('課'.repeat(21), 20)).to.equal(`${'課'.repeat(19)}…`)
    expect(shorten(`${'👍🏽'.repeat(20)}`, 20)).to.equal('👍🏽'.repeat(20))
  })

  it('bounds a label made of endless marks on one letter', () => {
    expect(shorten(`a${'́'.repeat(10_000)}`, 20).length).to.be.at.most(200)
  })

  it('cuts with an ellipsis, within the limit', () => {
    expect(cut('四個字的', 4)).to.equal('四個字的')
    expect(cut('這有五個字', 4)).to.equal('這有五…')
  })

  it('is freed of what no phone shows', () => {
    expect(clean(' a\r\nb\u0000\u001bc\uD83D ')).to.equal('a\nb  c\uFFFD')
    expect(clean(family)).to.equal(family)
  })
})
