import { expect } from 'chai'
import type { BsonValue } from '../../../../src/database/embedded/bson.ts'
import { documentKeys, parsePattern, sortKey } from '../../../../src/database/embedded/indexKeys.ts'
import { encodeKey, invert } from '../../../../src/database/embedded/keyEncoding.ts'
import { stored } from './stored.ts'

type Plain = Record<string, unknown>

const keysOf = (pattern: Plain, document: Plain) => documentKeys(stored(document), parsePattern(stored(pattern)))
const key = (...parts: BsonValue[]) => Buffer.concat(parts.map((part) => encodeKey(part)))

describe('the keys of a document in an index', () => {
  it('are the values of its fields in turn, null where one is missing', () => {
    expect(keysOf({ a: 1, 'b.c': 1 }, { a: 'x' }).keys).to.deep.equal([key('x', null)])
  })

  it('turn round where the field is descending', () => {
    expect(keysOf({ a: -1 }, { a: 'x' }).keys).to.deep.equal([invert(key('x'))])
  })

  it('are one for each element of an array', () => {
    const { keys, multikey } = keysOf({ a: 1, b: 1 }, { a: ['x', 'y'], b: 'z' })
    expect(keys).to.deep.equal([key('x', 'z'), key('y', 'z')])
    expect(multikey).to.equal(true)
    expect(keysOf({ 'a.b': 1 }, { a: [{ b: 'x' }, 'y', { b: ['z'] }] }).keys).to.deep.equal([
      key('x'),
      key(null),
      key('z'),
    ])
  })

  it('are null for an empty array', () => {
    for (const pattern of [{ a: 1 }, { 'a.b': 1 }]) {
      expect(keysOf(pattern, { a: [] })).to.deep.include({ keys: [key(null)], multikey: true })
    }
  })

  it('know when none of the fields is there', () => {
    expect(keysOf({ a: 1, b: 1 }, { c: 1 }).absent).to.equal(true)
    expect(keysOf({ a: 1, b: 1 }, { b: null }).absent).to.equal(false)
    expect(keysOf({ a: 1 }, { a: [] }).absent).to.equal(false)
    expect(keysOf({ 'a.b': 1 }, { a: [] }).absent).to.equal(true)
  })

  it('do not exist where two fields lead through arrays', () => {
    expect(() => keysOf({ a: 1, b: 1 }, { a: [1], b: [2] })).to.throw('several arrays: a, b')
    expect(() => keysOf({ 'a.b': 1, 'a.c': 1 }, { a: [{ b: 1, c: 2 }] })).to.throw('several arrays: a.b, a.c')
  })
})

describe('the key a document is sorted by', () => {
  it('is its key in the order of the sort, and there is none where an array is', () => {
    const document = stored({ a: 'x', b: ['y'] })
    expect(sortKey(document, parsePattern(stored({ a: -1, c: 1 })))).to.deep.equal(
      Buffer.concat([invert(key('x')), key(null)]),
    )
    expect(() => sortKey(document, parsePattern(stored({ b: 1 })))).to.throw('sorting by b')
  })
})

describe('an order', () => {
  it('goes up or down and is refused by name otherwise', () => {
    for (const [order, name] of [
      [{ a: 'text' }, 'text'],
      [{ a: '2dsphere' }, '2dsphere'],
      [{ a: 'hashed' }, 'hashed'],
      [{ '$**': 1 }, '$**'],
      [{ 'a.0': 1 }, 'a.0'],
    ] as const) {
      expect(() => parsePattern(stored(order))).to.throw(name)
    }
  })
})
