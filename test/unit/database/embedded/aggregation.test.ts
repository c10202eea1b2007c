import { expect } from 'chai'
import { parseStage } from '../../../../src/database/embedded/aggregation.ts'
import type { BsonDocument } from '../../../../src/database/embedded/bson.ts'
import { plain, stored } from './stored.ts'

const documents = [
  { _id: 1, who: 'a', n: 5, tags: ['x'] },
  { _id: 2, who: 'b', n: 1.5 },
  { _id: 3, who: 'a', n: 7, tags: ['x', 'y'] },
  { _id: 4, n: null },
]
const run = (...stages: Record<string, unknown>[]) => {
  const parsed = stages.map((stage) => parseStage(stored(stage)))
  const given: Iterable<BsonDocument> = documents.map(stored)
  return [...parsed.reduce((before, stage) => stage(before), given)].map(plain)
}

describe('an aggregation', () => {
  it('matches, sorts, skips, limits and projects', () => {
    const stages = [
      { $match: { n: { $gt: 0 } } },
      { $sort: { n: -1 } },
      { $skip: 1 },
      { $limit: 1 },
      { $project: { n: 1 } },
    ]
    expect(run(...stages)).to.deep.equal([{ _id: 1, n: 5 }])
  })

  it('counts and sums by a field, null where it is missing', () => {
    expect(run({ $group: { _id: '$who', count: { $sum: 1 }, n: { $sum: '$n' } } })).to.deep.equal([
      { _id: 'a', count: 2, n: 12 },
      { _id: 'b', count: 1, n: 1.5 },
      { _id: null, count: 1, n: 0 },
    ])
  })

  it('takes extremes, the first, all and each once', () => {
    const group = {
      _id: null,
      max: { $max: '$n' },
      min: { $min: '$n' },
      first: { $first: '$tags' },
      all: { $push: '$who' },
      each: { $addToSet: '$who' },
    }
    expect(run({ $group: group })).to.deep.equal([
      { _id: null, max: 7, min: 1.5, first: ['x'], all: ['a', 'b', 'a'], each: ['a', 'b'] },
    ])
  })

  it('groups by several fields, leaving out those that are missing', () => {
    const ids = run({ $group: { _id: { who: '$who', tags: '$tags' } } }).map(({ _id }) => _id)
    expect(ids).to.deep.equal([{ who: 'a', tags: ['x'] }, { who: 'b' }, { who: 'a', tags: ['x', 'y'] }, {}])
  })

  it('refuses by name what it does not know', () => {
    for (const [stage, name] of [
      [{ $lookup: {} }, '$lookup'],
      [{ $unwind: '$a' }, '$unwind'],
      [{ $group: { _id: null, n: { $avg: '$n' } } }, '$avg'],
      [{ $group: { _id: { $toLower: '$a' } } }, 'expressions'],
      [{ $group: { _id: null, n: { $sum: { $add: [1, 2] } } } }, 'expressions'],
      [{ $group: { _id: '$$ROOT' } }, '$$ROOT'],
    ] as const) {
      expect(() => run(stage)).to.throw(name)
    }
  })
})
