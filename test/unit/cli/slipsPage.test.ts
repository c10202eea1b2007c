import { expect } from 'chai'
import { slipsPage } from '../../../src/cli/slipsPage.ts'

const slip = { id: 'S1101', name: '王小明', class: '101', code: 'K7QF-49MX', expiresOn: '2026-11-13' }

describe('the slips of binding codes', () => {
  it('say whose the code is, how to bind in three steps, and until when', () => {
    const page = slipsPage('永平高中', [slip])
    for (const part of ['永平高中', '101 王小明（S1101）', 'K7QF-49MX', '2026-11-13']) expect(page).to.contain(part)
    expect(page.match(/<li>/g)).to.have.lengthOf(3)
  })

  it('put every class on sheets of its own, and everybody without one together', () => {
    const others = [
      { ...slip, id: 'S1201', class: '102' },
      { ...slip, id: 'T01', class: '' },
    ]
    const page = slipsPage('永平高中', [slip, { ...slip, id: 'S1102' }, ...others])
    expect(page.match(/<section>/g)).to.have.lengthOf(3)
    expect(page.match(/<article>/g)).to.have.lengthOf(4)
    expect(page).to.contain('101 班').and.contain('102 班').and.contain('教職員')
  })

  it('show a name as it is written, whatever it holds', () => {
    const page = slipsPage('A & B', [{ ...slip, name: '<script>alert("1")</script>', class: '<b>' }])
    expect(page).to.contain('A &amp; B').and.contain('&lt;script&gt;').and.contain('&lt;b&gt; 班')
    expect(page).to.not.match(/<script|<b>/)
  })

  it('ask the network for nothing', () => {
    expect(slipsPage('永平高中', [slip])).to.not.match(/https?:|src=|url\(|@import/)
  })
})
