import { expect } from 'chai'
import { seats } from '../../../src/regulation/seats.ts'
import { roles } from '../../../src/school/roles.ts'

describe('§二 合計 19 人組成', () => {
  it('has nineteen seats, each of its own name', () => {
    expect(seats).to.have.length(19)
    expect(new Set(seats.map(({ seat }) => seat)).size).to.equal(19)
  })

  it('gives each to a role that people can hold, and three to the grades', () => {
    for (const { role } of seats) expect(roles).to.include(role)
    expect(seats.flatMap(({ grade }) => grade ?? [])).to.deep.equal([10, 11, 12])
  })

  it('is convened by 校長, with 教務主任 as executive secretary and two deputies', () => {
    const parts = seats.filter(({ part }) => part).map(({ seat, part }) => `${seat}: ${part}`)
    expect(parts).to.deep.equal([
      'principal: convener',
      'academic-director: executive-secretary',
      'guidance-director: deputy-executive-secretary',
      'library-director: deputy-executive-secretary',
    ])
  })
})
