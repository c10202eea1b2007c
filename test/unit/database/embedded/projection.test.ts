import { expect } from 'chai'
import { parseProjection } from '../../../../src/database/embedded/projection.ts'
import { plain, stored } from './stored.ts'

const document = { _id: 1, a: 1, b: { c: 2, d: 3 }, e: [{ f: 4, g: 5 }, 6, [{ f: 7 }]] }
const shown = (projection: Record<string, unknown>) =>
  plain(parseProjection(stored(projection))?.(stored(document)) ?? {})

describe('a projection', () => {
  it('shows the fields named and _id, in the order of the document', () => {
    expect(shown({ 'b.d': 1, a: 1 })).to.deep.equal({ _id: 1, a: 1, b: { d: 3 } })
    expect(Object.keys(shown({ b: 1, a: 1 }))).to.deep.equal(['_id', 'a', 'b'])
    expect(shown({ _id: 1 })).to.deep.equal({ _id: 1 })
  })

  it('reaches the documents in arrays', () => {
    expect(shown({ 'e.f': 1 })).to.deep.equal({ _id: 1, e: [{ f: 4 }, [{ f: 7 }]] })
  })

  it('cannot show the same path twice', () => {
    expect(() => shown({ b: 1, 'b.c': 1 })).to.throw('path collision')
  })

  it('refuses by name what it does not know', () => {
    for (const projection of [
      { e: { $slice: 1 } },
      { e: { $elemMatch: { f: 4 } } },
      { x: '$a' },
      { a: 0 },
      { _id: 0, a: 1 },
      { a: true },
    ]) {
      expect(() => shown(projection)).to.throw('does not support projecting')
    }
    expect(() => shown({ 'e.$': 1 })).to.throw('a field named $')
  })
})
