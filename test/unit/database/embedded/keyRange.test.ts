import { expect } from 'chai'
import fc from 'fast-check'
import { conditionsOf, parseFilter } from '../../../../src/database/embedded/filter.ts'
import { documentKeys, parsePattern } from '../../../../src/database/embedded/indexKeys.ts'
import { keysUnder, rangeOf, successor } from '../../../../src/database/embedded/keyRange.ts'
import { matches } from '../../../../src/database/embedded/matcher.ts'
import { stored } from './stored.ts'

describe('a range of keys', () => {
  it('holds exactly the entries of the values that pass a comparison, up or down', () => {
    const value = fc.oneof(
      fc.constantFrom(null, true, '', 'a', 'ab', 'b'),
      fc.integer({ min: -3, max: 3 }),
      fc.double({ noNaN: true }),
    )
    const comparison = fc.tuple(
      fc.constantFrom('$gt', '$gte', '$lt', '$lte'),
      value.filter((one) => one !== null),
    )
    const direction = fc.constantFrom(1, -1)
    fc.assert(
      fc.property(comparison, value, direction, (test, given, direction) => {
        const filter = parseFilter(stored({ v: { [test[0]]: test[1] } }))
        const document = stored({ v: given })
        const [condition] = conditionsOf(filter)
        const pattern = parsePattern(stored({ v: direction }))
        const [field] = pattern
        const range = condition && field && rangeOf(condition.test, field)
        // In an index the key of the document follows, which begins with the byte of some type.
        const entry = Buffer.concat([...documentKeys(document, pattern).keys, Buffer.from([0x46])])
        const isWithin = range && Buffer.compare(range.low, entry) <= 0 && Buffer.compare(entry, range.high) < 0
        expect(isWithin).to.equal(matches(filter, document))
      }),
      { numRuns: 1_000 },
    )
  })

  it('ends after everything that begins alike', () => {
    expect(successor(Buffer.from([1, 2]))).to.deep.equal(Buffer.from([1, 3]))
    expect(successor(Buffer.from([1, 0xff, 0xff]))).to.deep.equal(Buffer.from([2]))
    expect(keysUnder(Buffer.alloc(0)).high).to.deep.equal(Buffer.from([0xff]))
  })
})
