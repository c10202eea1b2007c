import { expect } from 'chai'
import fc from 'fast-check'
import { type DiverseCategory, diverseCategories } from '../../../src/regulation/diverseCategory.ts'
import { codeLists, type DiverseField, diverseForms, fieldsOf } from '../../../src/regulation/diverseForm.ts'
import { flawsIn, judgeValue, longestValue, readDate, readNumber } from '../../../src/regulation/diverseValue.ts'
import { day } from './school.ts'

/** Any value that a field may keep. */
function anyValueOf(field: DiverseField): fc.Arbitrary<string> {
  switch (field.type) {
    case 'text':
      return fc.stringMatching(/^[一-龥A-Za-z]{1,20}$/)
    case 'date':
      return day
    case 'number':
      return fc.integer({ min: 1, max: 9999 }).map(String)
    case 'code':
      return fc.constantFrom(...codeLists[field.list])
  }
}

const completeOf = (category: DiverseCategory) =>
  fc.record(Object.fromEntries(fieldsOf(category).map((field) => [field.id, anyValueOf(field)])))

describe('the forms of diverse performance', () => {
  it('are ten, each with fields of its own names', () => {
    expect(diverseCategories).to.have.length(10)
    for (const { fields } of Object.values(diverseForms)) {
      expect(new Set(fields.map(({ id }) => id)).size).to.equal(fields.length)
      expect(fields.some(({ required }) => required)).to.equal(true)
    }
  })

  it('bear the names of the national format', () => {
    expect(diverseForms.competition.official).to.equal('競賽參與紀錄')
    expect(diverseForms.competition.fields.map(({ official }) => official)).to.deep.equal([
      '競賽名稱',
      '項目/組別',
      '競賽等級代碼',
      '競賽獎項',
      '結果公布日期',
      '團體或個人參與代碼',
    ])
  })

  for (const category of diverseCategories) {
    it(`keep what was read once: ${category}`, () => {
      fc.assert(
        fc.property(completeOf(category), (values) => {
          for (const field of fieldsOf(category)) {
            const typed = values[field.id] ?? ''
            expect(judgeValue(field, typed)).to.deep.equal({ value: typed })
          }
        }),
        { numRuns: 30 },
      )
    })

    it(`lack exactly what must be there and is not: ${category}`, () => {
      const needed = fieldsOf(category).filter(({ required }) => required)
      expect(flawsIn(category, {})).to.deep.equal(needed.map(({ id }) => ({ field: id, flaw: 'missing' })))
    })
  }

  it('refuse an end before the start, and take the same day', () => {
    const values = { name: '淨灘', unit: '荒野', hours: '8', startsOn: '2026-10-02' }
    expect(flawsIn('service', { ...values, endsOn: '2026-10-01' })).to.deep.equal([{ field: 'endsOn', flaw: 'before' }])
    expect(flawsIn('service', { ...values, endsOn: '2026-10-02' })).to.deep.equal([])
  })

  it('refuse a field that is another category’s', () => {
    const flaws = flawsIn('work', { name: '詩集', madeOn: '2026-10-01', prize: '優等' })
    expect(flaws).to.deep.equal([{ field: 'prize', flaw: 'unknown' }])
  })

  it('refuse a text that is a story, and one of spaces', () => {
    const [name] = fieldsOf('work')
    if (!name) throw new Error('a work has a name')
    expect(judgeValue(name, '字'.repeat(longestValue))).to.have.property('value')
    expect(judgeValue(name, '字'.repeat(longestValue + 1))).to.deep.equal({ refused: 'tooLong' })
    expect(judgeValue(name, ' 　\n')).to.deep.equal({ refused: 'empty' })
  })
})

describe('a date', () => {
  for (const typed of [
    '2026-11-03',
    '2026/11/3',
    '2026.11.03',
    '2026年11月3日',
    '20261103',
    '115.11.3',
    '1151103',
    '民國115年11月3日',
    '２０２６－１１－０３',
  ]) {
    it(`may be written ${typed}`, () => expect(readDate(typed)).to.equal('2026-11-03'))
  }
  for (const typed of ['11/3', '十一月三日', '2026-02-30', '2026-13-01', '26', '2026', '上週']) {
    it(`is never guessed from ${typed}`, () => expect(readDate(typed)).to.equal(undefined))
  }
  it('is any day of the calendar, as it is kept', () =>
    fc.assert(fc.property(day, (iso) => readDate(iso) === iso && readDate(iso.replaceAll('-', '/')) === iso)))
})

describe('a number', () => {
  it('leaves out its own unit, and takes no other', () => {
    expect(readNumber('20 小時', 'hours')).to.equal('20')
    expect(readNumber('１.５hr', 'hours')).to.equal('1.5')
    expect(readNumber('3學分', 'credits')).to.equal('3')
    expect(readNumber('3學分', 'hours')).to.equal(undefined)
  })
  for (const typed of ['0', '-3', '很多', '1.234', '123456', '', '3-4'])
    it(`is never ${typed || 'nothing'}`, () => expect(readNumber(typed, 'hours')).to.equal(undefined))
})
