import { Binary, BSONRegExp, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'bson'
import { expect } from 'chai'
import fc from 'fast-check'
import type { BsonValue } from '../../../../src/database/embedded/bson.ts'
import { compareValues, encodeKey } from '../../../../src/database/embedded/keyEncoding.ts'

const sign = (order: number) => Math.sign(order)

describe('the order of values', () => {
  it('goes by type as in MongoDB', () => {
    const ascending: BsonValue[] = [
      null,
      new Int32(5),
      'text',
      { a: new Int32(1) },
      [new Int32(1)],
      new Binary(Buffer.from('x')),
      new ObjectId(),
      false,
      new Date(0),
    ]
    const shuffled = ascending.toReversed()
    expect(shuffled.sort(compareValues)).to.deep.equal(ascending)
  })

  it('is that of the numbers, whatever their types', () => {
    const number = fc.oneof(fc.double({ noNaN: true }), fc.integer())
    const bson = (value: number) =>
      Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? new Int32(value) : new Double(value)
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(sign(compareValues(bson(a), bson(b)))).to.equal(sign(a === b ? 0 : a - b || Number(a > b)))
      }),
    )
  })

  it('makes no difference between zero and minus zero', () => {
    expect(compareValues(new Double(-0), new Int32(0))).to.equal(0)
  })

  it('is that of the UTF-8 bytes of text, zero bytes included', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom('\u0000', '\u0001', 'a', '學', '𠮷'), fc.string({ unit: 'binary' })),
    })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(sign(compareValues(a, b))).to.equal(sign(Buffer.compare(Buffer.from(a), Buffer.from(b))))
      }),
    )
  })

  it('is that of time before and after 1970', () => {
    const instant = fc.date({ noInvalidDate: true })
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        expect(sign(compareValues(a, b))).to.equal(sign(a.getTime() - b.getTime()))
      }),
    )
  })

  it('compares documents field by field: type, name, value', () => {
    expect(compareValues({ b: new Int32(1) }, { a: 'x' })).to.be.lessThan(0)
    expect(compareValues({ a: new Int32(9) }, { b: new Int32(1) })).to.be.lessThan(0)
    expect(compareValues({ a: new Int32(1) }, { a: new Int32(1), b: null })).to.be.lessThan(0)
    expect(compareValues({ a: null, b: null }, { b: null, a: null })).to.not.equal(0)
  })

  it('treats a missing field as null', () => expect(compareValues(undefined, null)).to.equal(0))

  it('has no place for what the store does not keep', () => {
    for (const [value, name] of [
      [Long.ONE, 'Long'],
      [Decimal128.fromString('1.5'), 'Decimal128'],
      [new Timestamp({ t: 1, i: 1 }), 'Timestamp'],
      [new BSONRegExp('x'), 'BSONRegExp'],
      [new Double(Number.NaN), 'NaN'],
      [new Date(Number.NaN), 'Date without a time'],
    ] as const) {
      expect(() => encodeKey(value as BsonValue)).to.throw(name)
    }
  })
})

describe('a key', () => {
  it('is never the beginning of another, so that keys can be set end to end', () => {
    const value = fc.oneof(
      fc.string({ unit: fc.constantFrom('\u0000', '\u0001', 'a', 'b') }),
      fc.integer().map((number) => new Int32(number)),
      fc.array(fc.constantFrom<BsonValue>('', 'a', null)),
      fc.constantFrom<BsonValue>(null, true, {}, { a: '' }, { a: 'b' }),
    )
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [one, other] = [encodeKey(a), encodeKey(b)]
        expect(one.equals(other) || !other.subarray(0, one.length).equals(one)).to.equal(true)
      }),
    )
  })
})
