import { expect } from 'chai'
import { topics } from '../../../src/conversation/intent.ts'
import { citationsOf, clauses } from '../../../src/regulation/clauses.ts'
import { ruleset } from './school.ts'

describe('what the rules say', () => {
  it('is known on every topic that a person can ask about', () => {
    expect(Object.keys(clauses)).to.have.members([...topics])
  })

  it('is figures with their place on every topic', () => {
    for (const topic of Object.values(clauses)) {
      const citations = citationsOf({ ...topic(ruleset) })
      expect(citations).to.not.be.empty
      for (const citation of citations) expect(citation.rule).to.match(/^R-\d/)
    }
  })

  it('on size is 4MB and 10MB by 表一, and the school’s reading of a megabyte', () => {
    const size = clauses.size(ruleset)
    expect([size.documentMegabytes.value, size.avMegabytes.value]).to.deep.equal([4, 10])
    expect(citationsOf(size)).to.deep.equal([
      { basis: 'regulation', clause: '表一', rule: 'R-5.3', amended: ruleset.amended },
      { basis: 'school', rule: 'R-5.3' },
    ])
  })

  it('on whether one must upload does not stand in the regulation', () => {
    expect(citationsOf(clauses.voluntary(ruleset))).to.deep.equal([{ basis: 'national', rule: 'R-5.8' }])
  })

  it('names each place once, the regulation first', () => {
    const places = citationsOf(clauses.window(ruleset)).map((citation) =>
      citation.basis === 'regulation' ? citation.clause : citation.basis,
    )
    expect(places).to.deep.equal(['表一', '表二', 'national'])
  })
})
