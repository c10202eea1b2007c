import { expect } from 'chai'
import { parseFilter } from '../../../../src/database/embedded/filter.ts'
import { parsePattern } from '../../../../src/database/embedded/indexKeys.ts'
import { encodeKey } from '../../../../src/database/embedded/keyEncoding.ts'
import { choosePlan, type IndexShape } from '../../../../src/database/embedded/planner.ts'
import { stored } from './stored.ts'

type Plain = Record<string, unknown>

const index = (key: Plain, options: Partial<IndexShape> & { where?: Plain } = {}): IndexShape => ({
  pattern: parsePattern(stored(key)),
  unique: false,
  sparse: false,
  inexact: false,
  partial: options.where && parseFilter(stored(options.where)),
  ...options,
})
const primary = index({ _id: 1 }, { unique: true })
const planFor = (filter: Plain, indexes: IndexShape[], sort: Plain = {}) =>
  choosePlan(parseFilter(stored(filter)), parsePattern(stored(sort)), primary, indexes)

describe('the plan of a query', () => {
  it('reads one entry of a unique index whose every field is given', () => {
    const wide = index({ a: 1, b: 1, c: 1 })
    const { index: chosen, ranges } = planFor({ _id: 'x', a: 1, b: 1, c: 1 }, [wide])
    expect(chosen).to.equal(primary)
    expect(ranges).to.have.length(1)
    expect(ranges[0]?.low).to.deep.equal(encodeKey('x'))
  })

  it('goes by the index with most fields pinned, then by a range', () => {
    const [one, two, ranged] = [index({ a: 1 }), index({ a: 1, b: 1 }), index({ a: 1, c: 1 })]
    expect(planFor({ a: 'x', b: 'y', c: { $gt: 1 } }, [one, two, ranged]).index).to.equal(two)
    expect(planFor({ a: 'x', c: { $gt: 1 } }, [one, two, ranged]).index).to.equal(ranged)
  })

  it('reads no index for what only a scan can answer', () => {
    for (const filter of [{}, { a: { $ne: 1 } }, { $or: [{ a: 1 }, { b: 1 }] }, { a: [1] }, { a: { $exists: true } }]) {
      expect(planFor(filter, [index({ a: 1 })]).index).to.equal(primary)
    }
  })

  it('looks up every value of $in, in the order of the index', () => {
    const { ranges } = planFor({ a: { $in: ['z', 'b'] } }, [index({ a: -1 })])
    expect(ranges).to.have.length(2)
    expect(Buffer.compare(ranges[0]?.high ?? Buffer.alloc(0), ranges[1]?.low ?? Buffer.alloc(0))).to.be.at.most(0)
  })

  it('gives the order asked for by reading forward or backward, past fields pinned to one value', () => {
    const both = index({ a: 1, b: 1, c: -1 })
    expect(planFor({ a: 'x' }, [both], { b: 1, c: -1 })).to.include({ index: both, ordered: true, reverse: false })
    expect(planFor({ a: 'x' }, [both], { b: -1, c: 1 })).to.include({ index: both, ordered: true, reverse: true })
    expect(planFor({ a: 'x' }, [both], { b: 1, c: 1 })).to.include({ ordered: false })
    expect(planFor({}, [both], { a: -1 })).to.include({ index: both, ordered: true, reverse: true })
    expect(planFor({ a: { $in: ['x', 'y'] } }, [both], { b: 1 })).to.include({ ordered: false })
    expect(planFor({ a: { $in: ['x', 'y'] } }, [both], { a: 1, b: 1 })).to.include({ ordered: true })
    expect(planFor({}, [], { _id: -1 })).to.include({ index: primary, ordered: true, reverse: true })
  })

  it('does not take the order of an index whose entries are not the whole values', () => {
    const plan = planFor({}, [index({ a: 1 }, { inexact: true })], { a: 1 })
    expect(plan).to.include({ index: primary, ordered: false })
  })

  it('uses one bound where elements of an array may meet the two', () => {
    const [plainRange] = planFor({ a: { $gt: 1, $lt: 5 } }, [index({ a: 1 })]).ranges
    const [arrayRange] = planFor({ a: { $gt: 1, $lt: 5 } }, [index({ a: 1 }, { inexact: true })]).ranges
    expect(plainRange?.high).to.deep.equal(encodeKey(stored({ n: 5 }).n))
    expect(arrayRange?.high).to.deep.equal(Buffer.from([(plainRange?.high[0] ?? 0) + 1]))
  })

  it('uses a sparse index only where the field must be there', () => {
    const sparse = index({ a: 1 }, { sparse: true })
    expect(planFor({ a: 'x' }, [sparse]).index).to.equal(sparse)
    expect(planFor({ a: { $gt: 1 } }, [sparse]).index).to.equal(sparse)
    for (const filter of [{ a: null }, { a: { $in: ['x', null] } }, {}]) {
      expect(planFor(filter, [sparse], { a: 1 }).index).to.equal(primary)
    }
  })

  it('uses a partial index only where the query lies within its filter', () => {
    const partial = index({ a: 1 }, { where: { state: 'open', e: { $exists: true } } })
    const within = { a: 'x', state: { $in: ['open'] }, e: { $lt: 3 } }
    expect(planFor(within, [partial]).index).to.equal(partial)
    for (const change of [{ state: 'shut' }, { state: { $in: ['open', 'shut'] } }, { e: null }, { e: { $ne: 1 } }]) {
      expect(planFor({ ...within, ...change }, [partial]).index).to.equal(primary)
    }
  })
})
