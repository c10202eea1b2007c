import { expect } from 'chai'
import type { ExchangeOfficer, ExchangePortfolio } from '../../../../src/portfolio/transfer/exchange.ts'
import { officersOf } from '../../../../src/portfolio/transfer/officersOf.ts'
import { officerId } from '../../../../src/school/officers.ts'

const monitor: ExchangeOfficer = {
  ...{ 學年度: 115, 學期: 1, 單位名稱: '101', 開始日期: '2026-08-31', 結束日期: '' },
  ...{ 擔任職務名稱: '班長', 幹部等級代碼: '2' },
}
const portfolioOf = (records: ExchangeOfficer[]): ExchangePortfolio => ({
  ...{ 格式: 'licheng-exchange-1', 學校代碼: '123456', 學校名稱: '', 學號: 'X7', 姓名: '' },
  ...{ 校方建立幹部經歷紀錄: records, 課程學習成果: [], 多元表現: [] },
})
const brought = (...records: ExchangeOfficer[]) => officersOf(portfolioOf(records), 'S1', '999999')

describe('the officer records of an exchange package', () => {
  it('are the student’s here, with the school that made them and nothing that was empty', () => {
    const [officer] = brought(monitor)
    expect(officer).to.deep.include({
      ...{ student: 'S1', term: '115-1', level: 'class', unit: '101', position: '班長', startsOn: '2026-08-31' },
      origin: { school: '123456' },
    })
    expect(officer).to.not.have.property('endsOn')
  })

  it('have the same key each time, and another than the like of this school', () => {
    const own = { student: 'S1', term: '115-1', level: 'class', unit: '101', position: '班長' } as const
    expect(brought(monitor)).to.deep.equal(brought(monitor))
    expect(brought(monitor)[0]?._id).to.not.equal(officerId(own))
  })

  it('are one where the package names one twice', () => expect(brought(monitor, monitor)).to.have.length(1))

  it('that come home are this school’s own again', () => {
    const [home] = brought({ ...monitor, 學校代碼: '999999' })
    expect(home).to.not.have.property('origin')
    expect(home?._id).to.equal(
      officerId({ student: 'S1', term: '115-1', level: 'class', unit: '101', position: '班長' }),
    )
  })

  it('of a third school stay that school’s', () => {
    expect(brought({ ...monitor, 學校代碼: '555555' })[0]?.origin).to.deep.equal({ school: '555555' })
  })
})
