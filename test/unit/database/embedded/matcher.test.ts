import { BSONRegExp, Double, ObjectId } from 'bson'
import { expect } from 'chai'
import { parseFilter } from '../../../../src/database/embedded/filter.ts'
import { matches } from '../../../../src/database/embedded/matcher.ts'
import { stored } from './stored.ts'

type Plain = Record<string, unknown>

const does = (filter: Plain, document: Plain) => matches(parseFilter(stored(filter)), stored(document))
const meets = (filter: Plain, ...documents: Plain[]) => {
  for (const document of documents) expect(does(filter, document), JSON.stringify(document)).to.equal(true)
}
const misses = (filter: Plain, ...documents: Plain[]) => {
  for (const document of documents) expect(does(filter, document), JSON.stringify(document)).to.equal(false)
}

describe('a query', () => {
  it('finds equal values, alone or among the elements of an array', () => {
    meets({ a: 1 }, { a: 1 }, { a: new Double(1) }, { a: [3, 1] })
    misses({ a: 1 }, { a: '1' }, { a: true }, { a: [[1]] }, {})
  })

  it('finds whole arrays and documents, whose fields have an order', () => {
    meets({ a: [1, 2] }, { a: [1, 2] }, { a: [[1, 2], 3] })
    misses({ a: [1, 2] }, { a: [2, 1] }, { a: [1, 2, 3] })
    meets({ a: { b: 1, c: 2 } }, { a: { b: 1, c: 2 } })
    misses({ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } })
  })

  it('finds what is missing or null by null, but not arrays without documents', () => {
    meets({ 'a.b': null }, {}, { a: null }, { a: 4 }, { a: { b: null } }, { a: [{ b: 3 }, {}] })
    misses({ 'a.b': null }, { a: { b: 1 } }, { a: [] }, { a: [1, 2] }, { a: [{ b: 1 }] })
    misses({ 'a.b': { $ne: null } }, {}, { a: [{ b: 3 }, {}] })
  })

  it('compares within a type only', () => {
    meets({ a: { $gt: 1, $lte: 5 } }, { a: 5 }, { a: 1.5 }, { a: [0, 9] })
    misses({ a: { $gt: 1 } }, { a: 'x' }, { a: null }, { a: new Date() }, {})
    meets({ a: { $gte: null } }, {}, { a: null })
    meets({ a: { $lt: new ObjectId('ffffffffffffffffffffffff') } }, { a: new ObjectId('000000000000000000000000') })
  })

  it('leads through documents in arrays, but not to an element by its number', () => {
    meets({ 'a.b.c': 3 }, { a: [{ b: { c: 1 } }, { b: [{ c: 3 }] }] })
    meets({ 'a.115': 'y' }, { a: { 115: 'y' } })
    expect(() => does({ 'a.1': 'y' }, { a: ['x', 'y'] })).to.throw('the element 1 of an array')
  })

  it('knows in, not in, not equal and negation', () => {
    meets({ a: { $in: [1, null] } }, { a: 1 }, {}, { a: ['q', 1] })
    misses({ a: { $nin: [1, 2] } }, { a: [3, 2] })
    meets({ a: { $nin: [1, 2] } }, {}, { a: 3 })
    misses({ a: { $ne: 1 } }, { a: [1, 2] })
    meets({ a: { $not: { $gt: 1 } } }, {}, { a: 1 }, { a: 'x' })
  })

  it('joins with and, and or', () => {
    meets({ $and: [{ a: 1 }, { $or: [{ b: 1 }, { b: 2 }] }] }, { a: 1, b: 2 })
    misses({ $and: [{ a: 1 }, { $or: [{ b: 1 }, { b: 2 }] }] }, { a: 1 }, { b: 2 })
  })

  it('asks an array for its size', () => {
    meets({ a: { $size: 2 } }, { a: [1, 2] })
    misses({ a: { $size: 2 } }, { a: [[1, 2]] }, { a: 'xy' }, {})
  })

  it('reads regular expressions with the options i, m and s', () => {
    meets({ a: { $regex: '^Ab.c$', $options: 'is' } }, { a: 'ab\nC' })
    meets({ a: { $regex: '^b', $options: 'm' } }, { a: 'a\nb' }, { a: ['x', 'b'] })
    meets({ a: { $regex: '^.$' } }, { a: '𠮷' })
    misses({ a: { $regex: 'b' } }, { a: 5 }, { a: 'a' })
  })

  it('refuses by name what it does not know', () => {
    for (const filter of [
      { $where: '1' },
      { $text: { $search: 'x' } },
      { $expr: {} },
      { a: { $near: [0, 0] } },
      { a: { $mod: [2, 0] } },
      { $nor: [{ a: 1 }] },
      { $comment: 'x' },
      { a: { $type: 'string' } },
      { a: { $all: [1] } },
      { a: { $elemMatch: { b: 1 } } },
      { a: new BSONRegExp('^x') },
      { a: { $in: [new BSONRegExp('^x')] } },
      { a: { $not: new BSONRegExp('^x') } },
      { a: { $regex: 'x', $options: 'x' } },
      { a: { $exists: 1 } },
      { a: { $gt: 1, b: 2 } },
      { a: { $regex: '(?i)x' } },
    ]) {
      expect(() => parseFilter(stored(filter))).to.throw(/the embedded store does not support/)
    }
    expect(() => parseFilter(stored({ a: { $in: 1 } }))).to.throw('$in needs an array')
    expect(() => parseFilter(stored({ $or: [] }))).to.throw('$or needs a non-empty array')
  })
})
