import { expect } from 'chai'
import { parsePipeline } from '../../../../src/database/embedded/grouping.ts'
import { matches } from '../../../../src/database/embedded/matcher.ts'
import { plain, stored } from './stored.ts'

const documents = [{ _id: 1, who: 'a' }, { _id: 2, who: 'b' }, { _id: 3, who: 'a' }, { _id: 4 }].map(stored)
const run = (...stages: Record<string, unknown>[]) => {
  const { filter, group } = parsePipeline(stages.map(stored))
  return group(documents.filter((document) => matches(filter, document))).map(plain)
}
const all = { $group: { _id: 1, n: { $sum: 1 } } }

describe('a grouping', () => {
  it('counts by a field, null where it is missing', () => {
    expect(run({ $group: { _id: '$who', count: { $sum: 1 } } })).to.deep.equal([
      { _id: 'a', count: 2 },
      { _id: 'b', count: 1 },
      { _id: null, count: 1 },
    ])
    expect(run({ $group: { _id: '$who' } })).to.deep.equal([{ _id: 'a' }, { _id: 'b' }, { _id: null }])
  })

  it('counts what a query lets through', () => {
    expect(run({ $match: { who: 'a' } }, all)).to.deep.equal([{ _id: 1, n: 2 }])
    expect(run({ $match: { who: 'z' } }, all)).to.deep.equal([])
  })

  it('refuses by name what it does not know', () => {
    for (const [stages, name] of [
      [[{ $lookup: {} }], '$lookup'],
      [[{ $match: {} }, { $sort: { n: 1 } }], '$sort'],
      [[{ $match: {} }], '$match'],
      [[{ $match: {} }, all, { $limit: 1 }], 'longer'],
      [[{ ...all, $match: {} }], '$match'],
      [[], '$match'],
      [[{ $group: { _id: null, n: { $avg: '$n' } } }], '$avg'],
      [[{ $group: { _id: null, n: { $sum: '$n' } } }], '$sum'],
      [[{ $group: { _id: { who: '$who' } } }], '$group by'],
      [[{ $group: { _id: '$$ROOT' } }], '$ROOT'],
    ] as const) {
      expect(() => run(...stages)).to.throw(name)
    }
  })
})
