import { Double, Int32 } from 'bson'
import { expect } from 'chai'
import { parseFilter } from '../../../../src/database/embedded/filter.ts'
import { applyUpdate, parseUpdate } from '../../../../src/database/embedded/update.ts'
import { upsertedDocument } from '../../../../src/database/embedded/upsert.ts'
import { plain, stored } from './stored.ts'

type Plain = Record<string, unknown>

const raw = (document: Plain, update: Plain) => applyUpdate(parseUpdate(stored(update)), stored(document))
const updated = (...given: Parameters<typeof raw>) => plain(raw(...given))

describe('an update', () => {
  it('sets fields, building documents on the way, new ones in the order of their names', () => {
    expect(Object.keys(updated({ z: 1 }, { $set: { c: 1, 'b.x.y': 2, a: 3 } }))).to.deep.equal(['z', 'a', 'b', 'c'])
    expect(updated({ a: { b: 1 } }, { $set: { 'a.c.d': 2 } })).to.deep.equal({ a: { b: 1, c: { d: 2 } } })
  })

  it('sets elements of an array by their number, and the one after the last', () => {
    expect(updated({ a: [1, { b: 2 }] }, { $set: { 'a.0': 9, 'a.1.b': 3, 'a.2': 8 } })).to.deep.equal({
      a: [9, { b: 3 }, 8],
    })
    expect(() => updated({ a: [1] }, { $set: { 'a.2': 1 } })).to.throw('beyond the end')
  })

  it('does not lead through what has no fields', () => {
    for (const value of ['x', null, 5]) {
      expect(() => updated({ a: value }, { $set: { 'a.b': 1 } })).to.throw("Cannot create field 'b'")
    }
    expect(() => updated({ a: [] }, { $set: { 'a.x': 1 } })).to.throw("Cannot create field 'x'")
  })

  it('unsets fields, and leaves null in the place of an element', () => {
    expect(
      updated({ a: 1, b: { c: 1 }, d: [1, 2], f: 's' }, { $unset: { a: 1, 'b.c': 1, 'd.0': 1, 'f.x': 1, e: 1 } }),
    ).to.deep.equal({
      b: {},
      d: [null, 2],
      f: 's',
    })
  })

  it('adds without changing the type of a number unless it must', () => {
    const sum = (value: unknown, by: unknown) => raw({ n: value }, { $inc: { n: by } }).n
    expect(sum(1, 2)).to.deep.equal(new Int32(3))
    expect(sum(new Double(1), 1)).to.deep.equal(new Double(2))
    expect(sum(2 ** 31, 1)).to.deep.equal(new Double(2 ** 31 + 1))
    expect(sum(-(2 ** 31) + 1, -1)).to.deep.equal(new Int32(-(2 ** 31)))
    expect(raw({}, { $inc: { 'a.b': 1 } })).to.deep.equal({ a: { b: new Int32(1) } })
    expect(() => sum('x', 1)).to.throw('cannot apply $inc')
    expect(() => sum(null, 1)).to.throw('cannot apply $inc')
    expect(() => sum(2 ** 31 - 1, 1)).to.throw('does not support 64-bit integers')
  })

  it('pushes, and keeps so many of the first or the last', () => {
    const push = (operand: unknown) => updated({ a: [3, 1] }, { $push: { a: operand } }).a
    expect(push(2)).to.deep.equal([3, 1, 2])
    expect(push({ $each: [2, 4] })).to.deep.equal([3, 1, 2, 4])
    expect(push({ $each: [2], $slice: 2 })).to.deep.equal([3, 1])
    expect(push({ $each: [2, 4], $slice: -2 })).to.deep.equal([2, 4])
    expect(updated({}, { $push: { a: 1 } }).a).to.deep.equal([1])
    expect(() => updated({ a: 'x' }, { $push: { a: 1 } })).to.throw('$push needs an array')
  })

  it('adds to a set what is not in it', () => {
    expect(updated({ a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }).a).to.deep.equal([1, 2])
    expect(updated({ a: [{ x: 1 }] }, { $addToSet: { a: { x: new Double(1) } } }).a).to.deep.equal([{ x: 1 }])
    expect(updated({}, { $addToSet: { a: [1] } }).a).to.deep.equal([[1]])
  })

  it('pulls values, and documents by a query', () => {
    expect(updated({ a: [1, 2, 3] }, { $pull: { a: { $gte: 2 } } }).a).to.deep.equal([1])
    expect(updated({ a: [{ k: 1, v: 1 }, { k: 2 }, 1] }, { $pull: { a: { k: 1 } } }).a).to.deep.equal([{ k: 2 }, 1])
    expect(updated({ a: [1, 2, 1] }, { $pullAll: { a: [1, 5] } }).a).to.deep.equal([2])
    expect(updated({}, { $pull: { a: 1 } })).to.deep.equal({})
  })

  it('refuses to change one field twice', () => {
    for (const update of [{ $set: { a: 1, 'a.b': 2 } }, { $set: { a: 1 }, $inc: { a: 1 } }]) {
      expect(() => updated({}, update)).to.throw('would create a conflict')
    }
  })

  it('refuses by name what it does not know', () => {
    for (const operator of ['$rename', '$mul', '$bit', '$currentDate', '$pop', '$min', '$max']) {
      expect(() => updated({}, { [operator]: { a: 1 } })).to.throw(`does not support the update operator ${operator}`)
    }
    expect(() => parseUpdate(stored({ u: [{ $set: { a: 1 } }] }).u)).to.throw(
      'updates by a pipeline or a whole document',
    )
    expect(() => updated({}, { b: 2 })).to.throw('updates by a pipeline or a whole document')
    for (const modifier of ['$position', '$sort', '$foo']) {
      expect(() => updated({}, { $push: { a: { $each: [], [modifier]: 1 } } })).to.throw(modifier)
    }
    for (const name of ['$', '$[]', '$[e]']) {
      expect(() => updated({ a: [{}] }, { $set: { [`a.${name}.b`]: 1 } })).to.throw(`a field named ${name}`)
    }
    expect(() => updated({}, { $set: { '__proto__.x': 1 } })).to.throw('__proto__')
  })
})

describe('an upsert', () => {
  const inserted = (filter: Plain, update: Plain) =>
    plain(upsertedDocument(parseFilter(stored(filter)), parseUpdate(stored(update))))

  it('begins with what the query says fields are equal to', () => {
    const filter = {
      _id: 7,
      'a.b': 1,
      c: { $eq: 2 },
      d: { $in: [3] },
      e: { $gt: 4 },
      $and: [{ f: 5 }],
      g: { $in: [1, 2] },
    }
    const update = { $set: { h: 6 }, $setOnInsert: { i: 7 }, $inc: { c: 1 } }
    expect(inserted(filter, update)).to.deep.equal({ _id: 7, a: { b: 1 }, c: 3, d: 3, f: 5, h: 6, i: 7 })
  })

  it('makes an _id where there is none', () => {
    expect(Object.keys(inserted({ a: 1 }, { $set: { b: 2 } }))).to.deep.equal(['_id', 'a', 'b'])
  })

  it('refuses two values for a field and another _id', () => {
    expect(() => inserted({ a: 1, 'a.b': 2 }, { $set: { c: 1 } })).to.throw("gives 'a' two values")
    expect(() => inserted({ _id: 1 }, { $set: { _id: 2 } })).to.throw('immutable')
  })
})
