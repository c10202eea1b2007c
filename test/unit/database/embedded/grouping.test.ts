import { expect } from 'chai'
import type { BsonDocument } from '../../../../src/database/embedded/bson.ts'
import { parseStage } from '../../../../src/database/embedded/grouping.ts'
import { plain, stored } from './stored.ts'

const documents = [
  { _id: 1, who: 'a', n: 5 },
  { _id: 2, who: 'b', n: 1.5 },
  { _id: 3, who: 'a', n: 7 },
  { _id: 4, n: null },
]
const run = (...stages: Record<string, unknown>[]) => {
  const parsed = stages.map((stage) => parseStage(stored(stage)))
  const given: Iterable<BsonDocument> = documents.map(stored)
  return [...parsed.reduce((before, stage) => stage(before), given)].map(plain)
}

describe('a grouping', () => {
  it('counts and sums by a field, null where it is missing', () => {
    expect(run({ $group: { _id: '$who', count: { $sum: 1 }, n: { $sum: '$n' } } })).to.deep.equal([
      { _id: 'a', count: 2, n: 12 },
      { _id: 'b', count: 1, n: 1.5 },
      { _id: null, count: 1, n: 0 },
    ])
  })

  it('refuses by name what it does not know', () => {
    for (const [stage, name] of [
      [{ $lookup: {} }, '$lookup'],
      [{ $match: {} }, '$match'],
      [{ $sort: { n: 1 } }, '$sort'],
      [{ $skip: 1 }, '$skip'],
      [{ $limit: 1 }, '$limit'],
      [{ $project: { n: 1 } }, '$project'],
      [{ $unwind: '$a' }, '$unwind'],
      [{ $group: { _id: null, n: { $avg: '$n' } } }, '$avg'],
      [{ $group: { _id: null, n: { $max: '$n' } } }, '$max'],
      [{ $group: { _id: null, n: { $min: '$n' } } }, '$min'],
      [{ $group: { _id: null, n: { $first: '$n' } } }, '$first'],
      [{ $group: { _id: null, n: { $push: '$n' } } }, '$push'],
      [{ $group: { _id: null, n: { $addToSet: '$n' } } }, '$addToSet'],
      [{ $group: { _id: { $toLower: '$a' } } }, 'expressions'],
      [{ $group: { _id: { who: '$who' } } }, 'expressions'],
      [{ $group: { _id: null, n: { $sum: { $add: [1, 2] } } } }, 'expressions'],
      [{ $group: { _id: '$$ROOT' } }, '$$ROOT'],
    ] as const) {
      expect(() => run(stage)).to.throw(name)
    }
  })
})
