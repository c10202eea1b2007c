import { expect } from 'chai'
import { rulesetSchema } from '../../../src/regulation/ruleset.ts'
import { rulesetFor, rulesetNamed } from '../../../src/regulation/rulesets/index.ts'
import { ruleset } from './school.ts'

describe('補充規定 of 112-05-04', () => {
  it('names itself, its date and the semester from which it governs', () => {
    expect(ruleset.name).to.equal('新北市立永平高級中學學生學習歷程檔案作業補充規定')
    expect(ruleset.amended).to.deep.equal({ iso: '2023-05-04', roc: '112-05-04' })
    expect(rulesetNamed('yphs-112-05-04')).to.equal(ruleset)
    expect(rulesetNamed('yphs-108-08-27')).to.equal(undefined)
  })

  it('says in 表一: 9 件, 4MB, 10MB, 100 字, 二週, 三週, 一週', () => {
    const { course } = ruleset
    const figures = [
      course.places,
      course.attachments.document.megabytes,
      course.attachments.av.megabytes,
      course.description.maxHan,
      course.daysToCertify,
    ]
    expect(figures.map(({ value }) => value)).to.deep.equal([9, 4, 10, 100, 7])
    expect([course.uploadCloses.value.days, course.certificationCloses.value.days]).to.deep.equal([14, 21])
    for (const figure of figures) expect(figure).to.include({ basis: 'regulation', clause: '表一' })
  })

  it('says in 表二: 30 件, 7月31日', () => {
    expect(ruleset.diverse.places).to.include({ value: 30, basis: 'regulation', clause: '表二' })
    expect(ruleset.diverse.uploadCloses).to.include({ value: '07-31', clause: '表二' })
  })

  it('says in §六(一): 學習成果至多 6 件, 多元表現至多 10 件; in §八: 5 年', () => {
    expect(ruleset.course.selected).to.include({ value: 6, clause: '§六(一)' })
    expect(ruleset.diverse.selected).to.include({ value: 10, clause: '§六(一)' })
    expect(ruleset.retention.years).to.include({ value: 5, clause: '§八' })
  })

  it('does not pass off as the regulation what is national or the school’s practice', () => {
    expect(ruleset.receipt.minimumDays).to.include({ value: 3, basis: 'national' })
    expect(ruleset.receipt.daysToInvestigate).to.include({ value: 3, basis: 'national' })
    expect(ruleset.course.uploadFloor).to.include({ basis: 'national' })
    expect(ruleset.voluntary).to.include({ basis: 'national' })
    expect(ruleset.receipt.days).to.include({ value: 7, basis: 'school' })
    expect(ruleset.course.description.maxVisible).to.include({ value: 300, basis: 'school' })
  })

  it('is refused by its schema when a figure names no clause, or a key is unknown', () => {
    const { course, ...rest } = ruleset
    const uncited = { ...course, places: { value: 9, basis: 'regulation', rule: 'R-5.4' } }
    expect(rulesetSchema.safeParse({ ...rest, course: uncited }).success).to.equal(false)
    expect(rulesetSchema.safeParse({ ...ruleset, extra: 1 }).success).to.equal(false)
  })
})

describe('§十二 an amended ruleset', () => {
  const amended = { ...ruleset, id: 'yphs-116-12-01', from: '116-2', amends: ruleset.id }
  const known = [ruleset, amended]

  it('governs from the semester that it names and leaves the past as it was judged', () => {
    expect(rulesetFor('116-1', amended, known)).to.equal(ruleset)
    expect(rulesetFor('116-2', amended, known)).to.equal(amended)
    expect(rulesetFor('117-1', amended, known)).to.equal(amended)
  })

  it('governs a school year from the first that begins under it', () => {
    expect(rulesetFor(116, amended, known)).to.equal(ruleset)
    expect(rulesetFor(117, amended, known)).to.equal(amended)
  })

  it('leaves to the oldest known what is older still', () => {
    expect(rulesetFor('108-1', amended, known)).to.equal(ruleset)
    expect(rulesetFor('108-1', ruleset)).to.equal(ruleset)
  })
})
