import { expect } from 'chai'
import { instantsSaid } from '../../../../src/handlers/dialogues/instantsSaid.ts'

describe('when something opens and closes, as it is typed', () => {
  it('is one close, to the minute or to the end of the day', () => {
    expect(instantsSaid('2027/4/30 17:00')).to.deep.equal({ closes: '2027-04-30T17:00:00+08:00' })
    expect(instantsSaid('2027-04-30T17:00')).to.deep.equal({ closes: '2027-04-30T17:00:00+08:00' })
    expect(instantsSaid('２０２７年４月３０日')).to.deep.equal({ closes: '2027-04-30T23:59:59+08:00' })
  })

  it('is an opening and a close where there are two', () => {
    expect(instantsSaid('2027-08-01 到 2027-08-20')).to.deep.equal({
      opens: '2027-08-01T00:00:00+08:00',
      closes: '2027-08-20T23:59:59+08:00',
    })
  })

  it('is refused in the Republic’s calendar, with the day that it is', () => {
    expect(instantsSaid('116/4/30 17:00')).to.deep.equal({ rocDate: '2027-04-30' })
    expect(instantsSaid('民國116年4月30日')).to.deep.equal({ rocDate: '2027-04-30' })
  })

  it('is nothing where no calendar has the day, or the text no date or more than two', () => {
    for (const text of ['2027/2/30', '月底', '2027/4/30 25:00', '99/13/40', '2027/1/1 2027/1/2 2027/1/3']) {
      expect(instantsSaid(text), text).to.equal('none')
    }
  })
})
