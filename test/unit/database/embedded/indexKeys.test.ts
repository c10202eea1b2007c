import { expect } from 'chai'
import { documentKeys, parsePattern, sortKey } from '../../../../src/database/embedded/indexKeys.ts'
import { emptyArray, encodeKey, invert, type KeyPart } from '../../../../src/database/embedded/keyEncoding.ts'
import { stored } from './stored.ts'

const keysOf = (pattern: Record<string, unknown>, document: Record<string, unknown>) =>
  documentKeys(stored(document), parsePattern(stored(pattern)))
const key = (...parts: KeyPart[]) => Buffer.concat(parts.map((part) => encodeKey(part)))

describe('the keys of a document in an index', () => {
  it('are the values of its fields in turn, null where one is missing', () => {
    expect(keysOf({ a: 1, 'b.c': 1 }, { a: 'x' }).keys).to.deep.equal([key('x', null)])
  })

  it('turn round where the field is descending', () => {
    expect(keysOf({ a: -1 }, { a: 'x' }).keys).to.deep.equal([invert(key('x'))])
  })

  it('are one for each element of an array, without repetition', () => {
    const { keys, multikey } = keysOf({ a: 1, b: 1 }, { a: ['x', 'y', 'x'], b: 'z' })
    expect(keys).to.deep.equal([key('x', 'z'), key('y', 'z')])
    expect(multikey).to.equal(true)
  })

  it('keep fields of one array element together', () => {
    const { keys } = keysOf({ 'a.b': 1, 'a.c': 1 }, { a: [{ b: '1', c: '2' }, { b: '3' }] })
    expect(keys).to.deep.equal([key('1', '2'), key('3', null)])
  })

  it('tell an empty array from null', () => {
    expect(keysOf({ a: 1 }, { a: [] }).keys).to.deep.equal([key(emptyArray)])
    expect(keysOf({ 'a.b': 1 }, { a: [] }).keys).to.deep.equal([key(null)])
  })

  it('know when none of the fields is there', () => {
    expect(keysOf({ a: 1, b: 1 }, { c: 1 }).absent).to.equal(true)
    expect(keysOf({ a: 1, b: 1 }, { b: null }).absent).to.equal(false)
  })

  it('do not exist for two arrays side by side', () => {
    expect(() => keysOf({ a: 1, b: 1 }, { a: [1], b: [2] })).to.throw('parallel arrays: a, b')
  })
})

describe('the key a document is sorted by', () => {
  it('is its smallest element going up and its largest going down', () => {
    const document = stored({ a: ['m', 'b', 'z'] })
    expect(sortKey(document, parsePattern(stored({ a: 1 })))).to.deep.equal(key('b'))
    expect(sortKey(document, parsePattern(stored({ a: -1 })))).to.deep.equal(invert(key('z')))
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
