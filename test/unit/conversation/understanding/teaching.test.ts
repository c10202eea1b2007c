import { expect } from 'chai'
import { intents } from '../../../../src/conversation/intent.ts'
import { misspellings } from '../../../../src/conversation/understanding/misspellings.ts'
import { rules } from '../../../../src/conversation/understanding/rules/rules.ts'
import { sayings } from '../../../../src/conversation/understanding/sayings/sayings.ts'
import { keyOf } from '../../../../src/conversation/understanding/sense.ts'

const said = new Set(sayings.map(({ sense }) => keyOf(sense)))

describe('what the understanding is taught', () => {
  it('has sayings for every intent', () => {
    const intended = new Set(sayings.map(({ sense }) => sense.intent))
    expect(intents.filter((intent) => !intended.has(intent))).to.deep.equal([])
  })

  it('has sayings for every sense that a rule can vote for', () =>
    expect(rules.map(keyOf).filter((key) => !said.has(key))).to.deep.equal([]))

  it('has one list of sayings for each sense', () => expect(said).to.have.lengthOf(sayings.length))

  it('says nothing twice', () => {
    const all = sayings.flatMap((each) => each.said)
    expect(all.filter((saying, i) => all.indexOf(saying) !== i)).to.deep.equal([])
  })

  it('repairs a spelling without moving what follows it', () => {
    for (const [wrong, right] of misspellings) {
      for (const way of wrong.source.replaceAll(/\(\?<?[=!].*?\)/g, '').split('|')) {
        expect(way.replaceAll(/\[.*?\]/g, '〇'), wrong.source).to.have.lengthOf(right.length)
      }
    }
  })
})
