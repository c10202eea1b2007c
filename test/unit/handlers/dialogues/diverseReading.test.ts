import { expect } from 'chai'
import fc from 'fast-check'
import { codeName, fieldName } from '../../../../src/conversation/wording/diverseNames.ts'
import { wordingIn } from '../../../../src/conversation/wording/index.ts'
import { categoryMeant, codeMeant, partMeant } from '../../../../src/handlers/dialogues/diverseNamed.ts'
import { readDiverse } from '../../../../src/handlers/dialogues/diverseReading.ts'
import { type DiverseCategory, diverseCategories } from '../../../../src/regulation/diverseCategory.ts'
import { codeLists, type DiverseField, fieldsOf } from '../../../../src/regulation/diverseForm.ts'

const all = (category: DiverseCategory) => fieldsOf(category).map(({ id }) => id)
/** What is asked for first. */
const first = (category: DiverseCategory) => fieldsOf(category).find(({ required }) => required)?.id
const read = (text: string, category: DiverseCategory, asking = first(category), open = all(category)) =>
  readDiverse(text, category, open, asking)
const valuesOf = (...args: Parameters<typeof read>) => read(...args).values

const fair = {
  name: '全國科學展覽',
  division: '高中組',
  level: '3',
  prize: '佳作',
  announcedOn: '2026-11-03',
  participation: 'team',
}

describe('several fields in one message', () => {
  for (const [how, text] of [
    ['between spaces', '全國科學展覽 高中組 全國 佳作 2026-11-03 團體'],
    ['between 、', '全國科學展覽、高中組、全國、佳作、2026-11-03、團體'],
    ['between ，', '全國科學展覽，高中組，全國，佳作，2026/11/3，團體'],
    ['on lines', '全國科學展覽\n高中組\n全國\n佳作\n115.11.3\n團體賽'],
    [
      'behind labels, in any order',
      '獎項：佳作\n團體或個人: 團體\n競賽等級：全國\n競賽名稱：全國科學展覽\n項目／組別：高中組\n結果公布日期：2026年11月3日',
    ],
    [
      'behind labels on one line',
      '競賽名稱：全國科學展覽，項目/組別：高中組，競賽等級：全國，獎項：佳作，結果公布日期：2026-11-03，團體或個人：團體',
    ],
  ] as const) {
    it(`are read ${how}`, () => expect(valuesOf(text, 'competition')).to.deep.equal(fair))
  }

  it('are dates, numbers and codes wherever they stand, so that what is left out shifts nothing', () => {
    expect(valuesOf('全國科學展覽、全國、佳作、2026-11-03、團體', 'competition')).to.deep.equal({
      name: '全國科學展覽',
      level: '3',
      prize: '佳作',
      announcedOn: '2026-11-03',
      participation: 'team',
    })
    expect(valuesOf('淨灘、荒野保護協會、2026-10-01、8小時', 'service')).to.deep.equal({
      name: '淨灘',
      unit: '荒野保護協會',
      startsOn: '2026-10-01',
      hours: '8',
    })
  })

  it('leave optional texts out where only as many are given as there must be', () => {
    const course = '臺大、微積分、2026-09-01、2027-01-20、3學分、54小時'
    expect(valuesOf(course, 'advanced-course')).to.deep.equal({
      unit: '臺大',
      name: '微積分',
      startsOn: '2026-09-01',
      endsOn: '2027-01-20',
      credits: '3',
      hours: '54',
    })
  })

  it('take a bare number for what must be there', () =>
    expect(valuesOf('臺大、微積分、2026-09-01、54', 'advanced-course')).to.include({ hours: '54' }))

  it('take a stretch of days as its first and its last', () =>
    expect(valuesOf('學生會、2026-08-31～2027-01-20、會長、校級', 'officer')).to.deep.equal({
      unit: '學生會',
      startsOn: '2026-08-31',
      endsOn: '2027-01-20',
      position: '會長',
      level: '1',
    }))

  it('keep the words of an English name together', () =>
    expect(valuesOf('National Science Fair 2026-11-03 Team', 'competition')).to.deep.include({
      name: 'National Science Fair',
      announcedOn: '2026-11-03',
    }))

  it('name what no field was free for', () => {
    const reading = read('詩集、2026-10-01、多出來的', 'work')
    expect(reading.values).to.deep.equal({ name: '詩集', madeOn: '2026-10-01' })
    expect(reading.left).to.deep.equal(['多出來的'])
  })

  it('fill nothing that is filled already without its label', () => {
    const reading = read('新名字、獎項：特優', 'competition', undefined, [])
    expect(reading).to.deep.include({ values: { prize: '特優' }, left: ['新名字'] })
  })

  it('bring a link and a description along, commas and all', () => {
    const reading = read('詩集、2026-10-01 https://school.example/a,b\n簡述：我寫詩，\n也畫圖。日期：不是欄位', 'work')
    expect(reading.link).to.equal('https://school.example/a,b')
    expect(reading.description).to.equal('我寫詩，\n也畫圖。日期：不是欄位')
    expect(reading.values).to.deep.equal({ name: '詩集', madeOn: '2026-10-01' })
  })

  it('say what a field cannot take', () => {
    const reading = read('結果公布日期：下週\n競賽等級：銀河', 'competition')
    expect(reading.refused.map(({ field, why }) => [field.id, why])).to.deep.equal([
      ['announcedOn', 'notADate'],
      ['level', 'notACode'],
    ])
  })
})

describe('one value for the field that was asked for', () => {
  it('is taken as it is, spaces and all', () =>
    expect(valuesOf('多益 850', 'licence')).to.deep.equal({ licence: '多益 850' }))
  it('may be the number of a code', () => expect(valuesOf('3', 'competition', 'level')).to.deep.equal({ level: '3' }))
  it('is refused where it is none, and put nowhere else', () =>
    expect(read('下週吧', 'competition', 'announcedOn')).to.deep.include({ values: {}, left: [] }))
  it('may be nothing where it need not be', () =>
    expect(read('無', 'competition', 'prize').emptied).to.deep.equal(['prize']))
  it('is the description, whole, unless it is an address alone', () => {
    const asked = (text: string) => readDiverse(text, 'work', [], 'description')
    expect(asked('一，二\n三').description).to.equal('一，二\n三')
    expect(asked('https://school.example/v').link).to.equal('https://school.example/v')
    expect(asked('見 https://school.example/v').description).to.equal('見 https://school.example/v')
  })
})

/** A value as someone would type it: a code by its name. */
function typedOf(field: DiverseField): fc.Arbitrary<{ typed: string; kept: string }> {
  switch (field.type) {
    case 'text':
      return fc.constantFrom('甲案', '乙校隊', '丙計畫').map((text) => ({ typed: text, kept: text }))
    case 'date':
      return fc.constantFrom('2026-10-01', '2026-11-03').map((text) => ({ typed: text, kept: text }))
    case 'number':
      return fc.integer({ min: 1, max: 99 }).map((count) => ({ typed: String(count), kept: String(count) }))
    case 'code':
      return fc
        .constantFrom(...codeLists[field.list])
        .map((code) => ({ typed: codeName(wordingIn['zh-TW'].diverse.names, field.list, code), kept: code }))
  }
}

for (const category of diverseCategories) {
  describe(`everything of ${category}`, () => {
    const fields = fieldsOf(category)
    const typed = fc.tuple(...fields.map(typedOf))
    const kept = (given: { kept: string }[]) => Object.fromEntries(fields.map(({ id }, at) => [id, given[at]?.kept]))

    it('is read back from its own labels, in either language', () => {
      fc.assert(
        fc.property(typed, fc.constantFrom('zh-TW', 'en'), (given, lang) => {
          const { names } = wordingIn[lang as 'zh-TW' | 'en'].diverse
          const lines = fields.map(({ id }, at) => `${fieldName(names, category, id)}：${given[at]?.typed}`)
          expect(valuesOf(lines.join('\n'), category)).to.deep.equal(kept(given))
        }),
        { numRuns: 20 },
      )
    })

    it('is read back in the order in which it is asked', () => {
      fc.assert(
        fc.property(typed, (given) => {
          const from = fields.findIndex(({ id }) => id === first(category))
          const asked = [...given.slice(from), ...given.slice(0, from)].map((each) => each.typed)
          expect(valuesOf(asked.join('、'), category)).to.deep.equal(kept(given))
        }),
        { numRuns: 20 },
      )
    })
  })
}

describe('the names of categories, codes and parts', () => {
  it('are understood in both languages', () => {
    for (const lang of ['zh-TW', 'en'] as const) {
      const { names } = wordingIn[lang].diverse
      for (const category of diverseCategories) {
        expect(categoryMeant(names.categories[category])).to.equal(category)
        for (const { id } of fieldsOf(category))
          expect(partMeant(category, fieldName(names, category, id)), `${category} ${id}`).to.equal(id)
      }
    }
  })

  it('may be said in a sentence', () => {
    expect(categoryMeant('我要登錄競賽')).to.equal('competition')
    expect(categoryMeant('add another diverse performance')).to.equal(undefined)
    expect(partMeant('competition', '改獎項')).to.equal('prize')
    expect(partMeant('competition', '改簡述')).to.equal('description')
    expect(partMeant('competition', '改天再說')).to.equal(undefined)
    expect(codeMeant('competition-level', '全國性')).to.equal('3')
  })
})
